package org.rheumaroute.routes.score;

import java.time.Instant;
import java.util.List;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.d2t.D2tEntry;
import org.rheumaroute.cohort.d2t.D2tItemAnswer;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.fhir.d2t.D2tAnswer;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tFinding;
import org.rheumaroute.fhir.d2t.D2tNotAsked;

/** Turns the rule's answer into the entry that is kept. Pure. */
final class D2tEntries {
    private D2tEntries() {}

    static D2tEntry of(D2tAsked asked, Instant settledAt) {
        D2tAnswer answer = asked.answer();
        return new D2tEntry(
                answer.patientId(),
                new CohortPerson(
                        asked.subject().birthDate().orElse(null),
                        asked.subject().sex(),
                        asked.subject().serostatus()),
                resultOf(answer),
                answer instanceof D2tNotAsked notAsked ? notAsked.reason() : null,
                asked.asOf(),
                answer instanceof D2tAssessment assessment ? items(assessment) : List.of(),
                asked.lookAgainOn().orElse(null),
                settledAt);
    }

    private static D2tResult resultOf(D2tAnswer answer) {
        return answer instanceof D2tAssessment assessment
                ? D2tResult.ofCode(assessment.flag().code()).orElseThrow()
                : D2tResult.NOT_ASKED;
    }

    private static List<D2tItemAnswer> items(D2tAssessment assessment) {
        return assessment.findings().stream().map(D2tEntries::item).toList();
    }

    private static D2tItemAnswer item(D2tFinding finding) {
        return new D2tItemAnswer(
                finding.item().code(),
                finding.verdict().code(),
                finding.detail().english(),
                finding.detail().japanese(),
                finding.evidence());
    }
}
