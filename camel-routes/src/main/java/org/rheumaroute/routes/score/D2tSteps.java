package org.rheumaroute.routes.score;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.ledger.Settlement;
import org.rheumaroute.fhir.d2t.D2tAnswer;
import org.rheumaroute.fhir.d2t.D2tNotAsked;
import org.rheumaroute.fhir.d2t.D2tOutlook;
import org.rheumaroute.fhir.d2t.D2tQuestion;
import org.rheumaroute.fhir.map.Subject;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.fhir.write.Unchanged;
import org.rheumaroute.fhir.write.Write;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.routes.inbox.Trigger;

/**
 * What the steps of the scoring route do for the question that a rule answers. Where it is switched off every list is
 * empty, and nothing is asked, written, counted or kept. Thread-safe.
 */
final class D2tSteps {
    private final List<D2tParts> parts; // one, or none where the question is switched off
    private final Clock clock;

    D2tSteps(Optional<D2tParts> parts, Clock clock) {
        this.parts = parts.stream().toList();
        this.clock = clock;
    }

    /** Id of the Observation that the pull must bring along; empty when the question is not asked. */
    List<String> flagIds(String patientId) {
        return parts.stream().map(one -> D2tWriter.idOf(patientId)).toList();
    }

    /** Asks the rule. A failure of it keeps no prediction from its answer. */
    Answers<D2tAsked> ask(PatientFacts facts, @Nullable Observation current) {
        LocalDate today = LocalDate.now(clock);
        return Answers.of(parts, one -> {
            D2tAnswer answer = D2tQuestion.ask(one.rule(), facts, today);
            return new D2tAsked(
                    Subject.of(facts, one.serostatus(), today),
                    answer,
                    D2tOutlook.lookAgainOn(one.rule(), facts, answer),
                    today,
                    current);
        });
    }

    /** The refusal of a patient of whom nothing was read. */
    Answers<D2tAsked> refuse(String patientId, DeclineReason reason) {
        return Answers.of(
                parts,
                one -> new D2tAsked(
                        CohortEntries.unknown(patientId),
                        new D2tNotAsked(patientId, reason),
                        Optional.empty(),
                        LocalDate.now(clock),
                        one.flag().apply(D2tWriter.idOf(patientId)).orElse(null)));
    }

    Answers<D2tPlanned> plan(List<D2tAsked> asked) {
        return Answers.of(
                asked, one -> new D2tPlanned(one, parts.get(0).writer().plan(one.answer(), one.current())));
    }

    /** A flag counts as written or unchanged; every other answer as declined, with the answer as its reason. */
    static D2tSettled settled(D2tPlanned planned, Trigger trigger) {
        D2tAnswer answer = planned.asked().answer();
        if (!answer.isFlagged()) {
            return new D2tSettled(planned.asked(), Settlement.notFlagged(answer.code()));
        }
        // An unanswered write of an earlier attempt that is found in the EHR was ours.
        boolean ours =
                planned.plan() instanceof Write || (planned.plan() instanceof Unchanged && trigger.writeInDoubt());
        return new D2tSettled(planned.asked(), ours ? Settlement.written() : Settlement.unchanged());
    }

    void keep(D2tSettled settled) {
        parts.forEach(one -> one.store().put(D2tEntries.of(settled.asked(), clock.instant())));
    }
}
