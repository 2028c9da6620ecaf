package org.rheumaroute.demo.invent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohortCsvTest {
    @Test
    void startsByDeclaringThatItIsInventedAndHowWellItCanBeKnown() throws IOException {
        assertThat(csv(CohortRecipe.KURAMA_LIKE, 50).lines().findFirst().orElseThrow())
                .matches(
                        "# invented data, no real patient: cohort kurama-like, family class-first, patients 50, seed 7;"
                                + " best reachable AUC 0\\.8\\d\\d \\(0\\.\\d{3} in these outcomes; 0\\.8\\d\\d with the values"
                                + " that are known\\); not evidence of any clinical value");
    }

    @Test
    void saysUnknownWhereThereIsNoCeiling() throws IOException {
        assertThat(csv(CohortRecipe.KURAMA_LIKE, 1)).contains("best reachable AUC unknown (unknown in these outcomes");
    }

    /** The heading is a contract with {@code train}. */
    @Test
    void hasTheContractsHeading() {
        assertThat(CohortCsv.heading())
                .isEqualTo("patient-id,site,age[a],female,bmi[kg/m2],family-history-ra,ever-smoker,crp[mg/L],esr[mm/h],"
                        + "mmp-3[ng/mL],rf[[IU]/mL],anti-ccp[U/mL],tjc28,sjc28,ptga[mm],phga[mm],haq-di,"
                        + "outcome-ra,true-probability");
    }

    /** Golden rows: they change only when the cohort changes, and then on purpose. */
    @ParameterizedTest
    @ValueSource(strings = {"kurama-like", "answer-like", "linear-truth", "nonlinear-truth", "demo"})
    void keepsItsFirstRows(String label) throws IOException {
        String golden = "/org/rheumaroute/demo/invent/golden-" + label + ".csv";
        try (var stream = CohortCsvTest.class.getResourceAsStream(golden)) {
            assertThat(csv(CohortRecipe.named(label), 3))
                    .isEqualTo(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("org.rheumaroute.demo.invent.CohortRecipe#all")
    void everyCellIsANumberEmptyOrBelowALimit(CohortRecipe recipe) throws IOException {
        List<String> rows = csv(recipe, 50).lines().skip(2).toList();

        assertThat(rows).hasSize(50).allSatisfy(row -> {
            String[] cells = row.split(",", -1);
            assertThat(cells).hasSize(19);
            assertThat(List.of(cells).subList(2, 19)).allMatch(cell -> cell.matches("(<?\\d+(\\.\\d+)?)?"));
        });
    }

    private static String csv(CohortRecipe recipe, int patients) throws IOException {
        StringBuilder out = new StringBuilder();
        List<InventedPatient> invented = InventedCohort.generate(recipe, patients, 7);
        CohortCsv.write(recipe, invented, 7, Ceiling.of(recipe, invented), out);
        return out.toString();
    }
}
