package org.rheumaroute.training.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static final int TABLES = 300;

    @Test
    void noPatientIsSplitAndEveryRowIsHeldOutOnce() {
        for (int seed = 0; seed < TABLES; seed++) {
            Drawn drawn = Drawn.of(seed, 6);
            Folds folds = drawn.folds(seed);
            List<Integer> heldOut = new ArrayList<>();
            for (int fold = 0; fold < folds.count(); fold++) {
                Set<String> inside = drawn.patients(folds.inside(fold));
                assertThat(drawn.patients(folds.outside(fold))).doesNotContainAnyElementsOf(inside);
                Arrays.stream(folds.inside(fold)).forEach(heldOut::add);
            }
            assertThat(heldOut).hasSize(drawn.outcomes.length).doesNotHaveDuplicates();
        }
    }

    @Test
    void foldsDifferByNoMoreEventsThanTheLargestPatientHas() {
        for (int seed = 0; seed < TABLES; seed++) {
            Drawn drawn = Drawn.of(seed, 6);
            Folds folds = drawn.folds(seed);
            int largest = 0;
            for (int[] rows : Groups.rows(drawn.groups, drawn.outcomes.length)) {
                largest = Math.max(largest, drawn.events(rows));
            }
            int[] events = new int[folds.count()];
            Arrays.setAll(events, fold -> drawn.events(folds.inside(fold)));
            assertThat(spread(events)).isLessThanOrEqualTo(largest);
            assertThat(events).doesNotContain(0);
        }
    }

    @Test
    void patientsOfOneRowAreSpreadAsEvenlyAsStrataCanBe() {
        for (int seed = 0; seed < TABLES; seed++) {
            Drawn drawn = Drawn.of(seed, 1);
            Folds folds = drawn.folds(seed);
            int[] events = new int[folds.count()];
            int[] others = new int[folds.count()];
            Arrays.setAll(events, fold -> drawn.events(folds.inside(fold)));
            Arrays.setAll(others, fold -> folds.inside(fold).length - events[fold]);
            assertThat(spread(events)).isLessThanOrEqualTo(1);
            assertThat(spread(others)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theSameSeedDealsTheSameAndAnotherDoesNot() {
        Drawn drawn = Drawn.of(1, 3);
        assertThat(drawn.folds(5).ofRow()).isEqualTo(drawn.folds(5).ofRow());
        assertThat(drawn.folds(5).ofRow()).isNotEqualTo(drawn.folds(6).ofRow());
    }

    @Test
    void tooFewPatientsOfAKindAreRefused() {
        int[] outcomes = {1, 1, 0, 0, 0};
        List<String> groups = List.of("a", "a", "b", "c", "d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.grouped(outcomes, groups, 2, 1))
                .withMessageContaining("had 1 and 3");
    }

    @Test
    void everySiteIsLeftOutOnceInAlphabeticalOrder() {
        List<String> sites = List.of("osaka", "kyoto", "osaka", "tokyo", "kyoto");
        Folds folds = Folds.bySite(sites, List.of("1", "2", "3", "4", "2"));
        assertThat(folds.count()).isEqualTo(3);
        assertThat(folds.inside(0)).containsExactly(1, 4);
        assertThat(folds.inside(1)).containsExactly(0, 2);
        assertThat(folds.inside(2)).containsExactly(3);
    }

    @Test
    void aPatientOfTwoSitesAndASingleSiteAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.bySite(List.of("osaka", "kyoto"), List.of("1", "1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.bySite(List.of("osaka", "osaka"), List.of("1", "2")));
    }

    private static int spread(int[] counts) {
        return Arrays.stream(counts).max().orElseThrow()
                - Arrays.stream(counts).min().orElseThrow();
    }

    /** Random patients of one to several rows, of which at least ten have an event in each row and ten in none. */
    private record Drawn(int[] outcomes, List<String> groups) {
        static Drawn of(int seed, int mostRows) {
            Random random = new Random(seed);
            List<String> groups = new ArrayList<>();
            List<Integer> outcomes = new ArrayList<>();
            int patients = 40 + random.nextInt(100);
            for (int p = 0; p < patients; p++) {
                for (int row = 0; row <= random.nextInt(mostRows); row++) {
                    groups.add("patient-" + p);
                    outcomes.add(p < 10 ? 1 : p < 20 ? 0 : random.nextInt(10) < 3 ? 1 : 0);
                }
            }
            return new Drawn(outcomes.stream().mapToInt(Integer::intValue).toArray(), groups);
        }

        Folds folds(long seed) {
            return Folds.grouped(outcomes, groups, 5, seed);
        }

        Set<String> patients(int[] rows) {
            Set<String> patients = new HashSet<>();
            Arrays.stream(rows).forEach(row -> patients.add(groups.get(row)));
            return patients;
        }

        int events(int[] rows) {
            return Arrays.stream(rows).map(row -> outcomes[row]).sum();
        }
    }
}
