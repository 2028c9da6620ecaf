package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * The definition applied to one patient on one day. Holds patient data: never log it.
 *
 * @param patientId logical id
 * @param asOf the day of the question
 * @param findings every item once, in the order of {@link D2tItem}
 */
public record D2tAssessment(String patientId, LocalDate asOf, List<D2tFinding> findings) implements D2tAnswer {
    public D2tAssessment {
        findings = List.copyOf(findings);
        if (!findings.stream().map(D2tFinding::item).toList().equals(List.of(D2tItem.values()))) {
            throw new IllegalArgumentException("an assessment has every item once, in order");
        }
    }

    /** What the record says of an item. */
    public D2tFinding of(D2tItem item) {
        return findings.get(item.ordinal());
    }

    /** The answer as a whole. */
    public D2tFlag flag() {
        Verdict first = of(D2tItem.CRITERION_1).verdict();
        if (first == Verdict.NOT_MET) {
            return D2tFlag.NOT_MET;
        }
        boolean isMet = first == Verdict.MET && of(D2tItem.CRITERION_2).verdict() == Verdict.MET;
        return isMet ? D2tFlag.CRITERIA_1_AND_2_MET : D2tFlag.CANNOT_BE_TOLD;
    }

    @Override
    public boolean isFlagged() {
        return flag() == D2tFlag.CRITERIA_1_AND_2_MET;
    }

    @Override
    public String code() {
        return flag().code();
    }

    /** All that the answer rests on, sorted, without doubles. */
    public List<String> evidence() {
        TreeSet<String> all = new TreeSet<>();
        findings.forEach(finding -> all.addAll(finding.evidence()));
        return List.copyOf(all);
    }

    /** Whether both hold the same verdicts on the same evidence; day and wording play no part. */
    public boolean readsLike(D2tAssessment other) {
        for (D2tFinding finding : findings) {
            D2tFinding others = other.of(finding.item());
            if (finding.verdict() != others.verdict() || !finding.evidence().equals(others.evidence())) {
                return false;
            }
        }
        return true;
    }
}
