package org.rheumaroute.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/** The columns must say what a plain filter over the entries says. */
class ProjectionTest {
    private static final int QUERIES = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void columnsAnswerAsAPlainFilterDoes(long seed) {
        Random random = new Random(seed);
        ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
        CohortStore store = new CohortStore(cache);
        Map<String, CohortEntry> entries = new TreeMap<>();
        for (int step = 0; step < 700; step++) {
            String patientId = "p" + random.nextInt(300);
            if (random.nextInt(5) == 0) {
                store.remove(patientId, Entries.TASK);
                entries.remove(patientId);
            } else {
                CohortEntry entry = Entries.random(patientId, random);
                store.put(entry);
                entries.put(patientId, entry);
            }
        }
        CohortStore reopened = new CohortStore(cache);
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            CohortQuery query = randomQuery(random);
            CohortAnswer expected = plainFilter(query, entries.values());
            assertThat(store.answer(query)).as("%s", query).isEqualTo(expected);
            assertThat(reopened.answer(query)).as("reopened, %s", query).isEqualTo(expected);
            found += expected.count();
        }
        assertThat(found).as("the queries must find somebody").isGreaterThan(QUERIES);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void summaryCountsEveryPatientOnce(long seed) {
        Random random = new Random(seed);
        CohortStore store = new CohortStore(new ConcurrentHashMap<>());
        List<CohortEntry> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            CohortEntry entry = Entries.random("p" + i, random);
            store.put(entry);
            entries.add(entry);
        }
        CohortSummary summary = store.summary(Entries.TASK);
        assertThat(summary.total()).isEqualTo(200);
        assertThat(summary.scored()).isEqualTo((int)
                entries.stream().filter(e -> e.scored().isPresent()).count());
        for (DeclineReason reason : DeclineReason.values()) {
            long expected = entries.stream()
                    .filter(e -> e.declined().filter(d -> d.reason() == reason).isPresent())
                    .count();
            assertThat(summary.declined().getOrDefault(reason, 0)).isEqualTo((int) expected);
        }
    }

    private static CohortQuery randomQuery(Random random) {
        while (true) {
            try {
                return CohortQuery.of(Entries.TASK)
                        .risk(maybe(random, random.nextInt(21) / 20.0), maybe(random, random.nextInt(21) / 20.0))
                        .age(maybe(random, random.nextInt(60)), maybe(random, random.nextInt(60)), ageOn(random))
                        .sex(maybe(random, Entries.one(Sex.values(), random)))
                        .serostatus(maybe(random, Entries.one(Serostatus.values(), random)))
                        .indexDate(maybe(random, day(random)), maybe(random, day(random)))
                        .outcome(maybe(random, Entries.one(OutcomeKind.values(), random)))
                        .reason(maybe(random, Entries.one(DeclineReason.values(), random)))
                        .category(maybe(random, Entries.one(RiskCategory.values(), random)))
                        .build();
            } catch (InvalidQueryException e) {
                // contradictory bounds: draw again
            }
        }
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(4) == 0 ? value : null;
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
    }

    private static LocalDate ageOn(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(2024, 2, 29);
            case 1 -> LocalDate.of(2025, 2, 28);
            case 2 -> LocalDate.of(2025, 3, 1);
            default -> LocalDate.ofEpochDay(19_000 + random.nextInt(2_000));
        };
    }

    private static CohortAnswer plainFilter(CohortQuery query, Iterable<CohortEntry> all) {
        List<CohortEntry> left = new ArrayList<>();
        all.forEach(left::add);
        int total = left.size();
        List<AttritionStep> steps = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            Predicate<CohortEntry> meets = meets(criterion, query);
            if (meets == null) {
                continue;
            }
            List<CohortEntry> kept = left.stream().filter(meets).toList();
            int unknown = (int) left.stream()
                    .filter(meets.negate())
                    .filter(e -> isUnknown(criterion, e))
                    .count();
            steps.add(new AttritionStep(criterion, left.size() - kept.size(), unknown, kept.size()));
            left = kept;
        }
        List<String> ids = left.stream()
                .sorted(Comparator.<CohortEntry>comparingDouble(e -> -probability(e, -1))
                        .thenComparing(CohortEntry::patientId))
                .map(CohortEntry::patientId)
                .toList();
        return new CohortAnswer(query, total, steps, ids);
    }

    private static @Nullable Predicate<CohortEntry> meets(Criterion criterion, CohortQuery q) {
        return switch (criterion) {
            case OUTCOME ->
                q.outcome() == null ? null : e -> e.scored().isPresent() == (q.outcome() == OutcomeKind.SCORED);
            case REASON ->
                q.reason() == null
                        ? null
                        : e -> e.declined()
                                .filter(d -> d.reason() == q.reason())
                                .isPresent();
            case SEX -> q.sex() == null ? null : e -> e.person().sex() == q.sex();
            case SEROSTATUS -> q.serostatus() == null ? null : e -> e.person().serostatus() == q.serostatus();
            case AGE -> q.ageMin() == null && q.ageMax() == null ? null : e -> meetsAge(e, q);
            case PERIOD -> q.from() == null && q.to() == null ? null : e -> meetsPeriod(e, q);
            case CATEGORY ->
                q.category() == null
                        ? null
                        : e -> e.scored()
                                .filter(s -> s.score().category() == q.category())
                                .isPresent();
            case RISK -> q.riskMin() == null && q.riskMax() == null ? null : e -> meetsRisk(e, q);
        };
    }

    private static boolean meetsAge(CohortEntry entry, CohortQuery query) {
        LocalDate birth = entry.person().birthDate();
        if (birth == null || birth.isAfter(query.ageOn())) {
            return false; // not born yet on that date: no age
        }
        long age = ChronoUnit.YEARS.between(birth, query.ageOn());
        return (query.ageMin() == null || age >= query.ageMin()) && (query.ageMax() == null || age <= query.ageMax());
    }

    private static boolean meetsPeriod(CohortEntry entry, CohortQuery query) {
        LocalDate index = entry.indexDate();
        return index != null
                && (query.from() == null || !index.isBefore(query.from()))
                && (query.to() == null || !index.isAfter(query.to()));
    }

    private static boolean meetsRisk(CohortEntry entry, CohortQuery query) {
        double risk = probability(entry, Double.NaN);
        return (query.riskMin() == null ? risk >= 0 : risk >= query.riskMin())
                && (query.riskMax() == null || risk <= query.riskMax());
    }

    private static double probability(CohortEntry entry, double otherwise) {
        return entry.scored().map(s -> s.score().probability().value()).orElse(otherwise);
    }

    private static boolean isUnknown(Criterion criterion, CohortEntry entry) {
        return switch (criterion) {
            case OUTCOME, REASON -> false;
            case SEX -> entry.person().sex() == Sex.UNKNOWN;
            case SEROSTATUS -> entry.person().serostatus() == Serostatus.UNKNOWN;
            case AGE -> entry.person().birthDate() == null;
            case PERIOD -> entry.indexDate() == null;
            case CATEGORY, RISK -> entry.scored().isEmpty();
        };
    }
}
