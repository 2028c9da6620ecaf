package org.rheumaroute.cohort;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;

/**
 * The entries of one task as primitive columns, one row for each patient, without gaps. A query is one pass over the
 * rows that it has not refused yet; no entry is decoded. Confined: the store holds the lock.
 */
final class Columns {
    /** A day that is not known. */
    static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    private static final int LEAST_CODE = Byte.MIN_VALUE;
    private static final int NONE = Integer.MAX_VALUE; // no code

    private static final RiskCategory[] CATEGORIES = RiskCategory.values();
    private static final DeclineReason[] REASONS = DeclineReason.values();

    private final Map<String, Integer> rows = new HashMap<>();
    private int size;
    private String[] ids = new String[16];
    private double[] risk = new double[16]; // NaN = declined
    private int[] birthDay = new int[16]; // days since 1970-01-01
    private int[] indexDay = new int[16];
    private byte[] sex = new byte[16]; // ordinals
    private byte[] serostatus = new byte[16];
    private byte[] result = new byte[16]; // category, or -1 - reason

    void put(CohortEntry entry) {
        int row = rows.computeIfAbsent(entry.patientId(), id -> newRow());
        ids[row] = entry.patientId();
        risk[row] = entry.scored().map(s -> s.score().probability().value()).orElse(Double.NaN);
        birthDay[row] = day(entry.person().birthDate());
        indexDay[row] = day(entry.indexDate());
        sex[row] = (byte) entry.person().sex().ordinal();
        serostatus[row] = (byte) entry.person().serostatus().ordinal();
        result[row] = resultOf(entry);
    }

    private static byte resultOf(CohortEntry entry) {
        return (byte) (int) entry.scored()
                .map(s -> s.score().category().ordinal())
                .or(() -> entry.declined().map(d -> -1 - d.reason().ordinal()))
                .orElseThrow();
    }

    /** Removes a row by moving the last one into its place. */
    void remove(String patientId) {
        Integer row = rows.remove(patientId);
        if (row == null) {
            return;
        }
        int last = --size;
        if (row != last) {
            ids[row] = ids[last];
            risk[row] = risk[last];
            birthDay[row] = birthDay[last];
            indexDay[row] = indexDay[last];
            sex[row] = sex[last];
            serostatus[row] = serostatus[last];
            result[row] = result[last];
            rows.put(ids[row], row);
        }
        ids[last] = null;
    }

    CohortSummary summary() {
        int[] categories = new int[CATEGORIES.length];
        int[] reasons = new int[REASONS.length];
        for (int row = 0; row < size; row++) {
            if (result[row] >= 0) {
                categories[result[row]]++;
            } else {
                reasons[-1 - result[row]]++;
            }
        }
        return new CohortSummary(
                counts(RiskCategory.class, CATEGORIES, categories), counts(DeclineReason.class, REASONS, reasons));
    }

    private static <K extends Enum<K>> Map<K, Integer> counts(Class<K> type, K[] keys, int[] counts) {
        Map<K, Integer> map = new EnumMap<>(type);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                map.put(keys[i], counts[i]);
            }
        }
        return map;
    }

    CohortAnswer answer(CohortQuery query) {
        Selection selection = new Selection(size);
        select(query, selection);
        int[] found = selection.rows();
        List<String> patientIds = IntStream.of(found)
                .boxed()
                .sorted(this::highestRiskFirst)
                .map(row -> ids[row])
                .toList();
        return new CohortAnswer(query, size, selection.steps(), patientIds);
    }

    private void select(CohortQuery query, Selection selection) {
        if (query.outcome() != null) {
            boolean scored = query.outcome() == OutcomeKind.SCORED;
            selection.keepCodes(
                    Criterion.OUTCOME, result, scored ? 0 : LEAST_CODE, scored ? Byte.MAX_VALUE : -1, NONE, NONE);
        }
        if (query.reason() != null) {
            selection.keepCode(Criterion.REASON, result, -1 - query.reason().ordinal(), NONE);
        }
        if (query.sex() != null) {
            selection.keepCode(Criterion.SEX, sex, query.sex().ordinal(), unlessWanted(query.sex(), Sex.UNKNOWN));
        }
        if (query.serostatus() != null) {
            int unknown = unlessWanted(query.serostatus(), Serostatus.UNKNOWN);
            selection.keepCode(
                    Criterion.SEROSTATUS, serostatus, query.serostatus().ordinal(), unknown);
        }
        selectAge(query, selection);
        selectPeriod(query, selection);
        if (query.category() != null) {
            int wanted = query.category().ordinal();
            selection.keepCodes(Criterion.CATEGORY, result, wanted, wanted, LEAST_CODE, -1);
        }
        selectRisk(query, selection);
    }

    /** Who asks for "unknown" finds it; then nothing that was removed is unknown. */
    private static <E extends Enum<E>> int unlessWanted(E wanted, E unknown) {
        return wanted == unknown ? NONE : unknown.ordinal();
    }

    /** An age bound is a bound on the birth date, so no date is taken apart in the loop. Who was not born yet has no age. */
    private void selectAge(CohortQuery query, Selection selection) {
        LocalDate on = query.ageOn();
        if (on == null || (query.ageMin() == null && query.ageMax() == null)) {
            return;
        }
        int latest = query.ageMin() == null ? day(on) : day(on.minusYears(query.ageMin()));
        int earliest = query.ageMax() == null ? UNKNOWN_DAY + 1 : day(on.minusYears(query.ageMax() + 1L)) + 1;
        selection.keepDays(Criterion.AGE, birthDay, earliest, latest, UNKNOWN_DAY);
    }

    private void selectPeriod(CohortQuery query, Selection selection) {
        if (query.from() == null && query.to() == null) {
            return;
        }
        int first = query.from() == null ? UNKNOWN_DAY + 1 : day(query.from());
        int last = query.to() == null ? Integer.MAX_VALUE : day(query.to());
        selection.keepDays(Criterion.PERIOD, indexDay, first, last, UNKNOWN_DAY);
    }

    private void selectRisk(CohortQuery query, Selection selection) {
        if (query.riskMin() == null && query.riskMax() == null) {
            return;
        }
        double least = query.riskMin() == null ? 0.0 : query.riskMin();
        double greatest = query.riskMax() == null ? 1.0 : query.riskMax();
        selection.keepNumbers(Criterion.RISK, risk, least, greatest);
    }

    private int highestRiskFirst(int left, int right) {
        double a = Double.isNaN(risk[left]) ? -1.0 : risk[left];
        double b = Double.isNaN(risk[right]) ? -1.0 : risk[right];
        int byRisk = Double.compare(b, a);
        return byRisk != 0 ? byRisk : ids[left].compareTo(ids[right]);
    }

    private static int day(@Nullable LocalDate date) {
        return date == null ? UNKNOWN_DAY : Math.toIntExact(date.toEpochDay());
    }

    private int newRow() {
        if (size == ids.length) {
            int capacity = size + (size >> 1);
            ids = Arrays.copyOf(ids, capacity);
            risk = Arrays.copyOf(risk, capacity);
            birthDay = Arrays.copyOf(birthDay, capacity);
            indexDay = Arrays.copyOf(indexDay, capacity);
            sex = Arrays.copyOf(sex, capacity);
            serostatus = Arrays.copyOf(serostatus, capacity);
            result = Arrays.copyOf(result, capacity);
        }
        return size++;
    }
}
