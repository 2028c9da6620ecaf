package org.rheumaroute.routes.score;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.chain.WhatIfQuestion;
import org.rheumaroute.cohort.chain.WhatIfRefusedException;
import org.rheumaroute.cohort.chain.WhatIfRefusedException.Why;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.FeatureUnits;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.WhatIf;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Answers what-if questions from what the cohort holds of a patient, with the package that answers now. Reads nothing
 * from the EHR, keeps nothing, writes nothing. Thread-safe.
 */
public final class WhatIfs implements WhatIfDesk {
    /** Who was declined for these passed every rule on who may be scored; another input may lift the refusal. */
    private static final Set<DeclineReason> ABOUT_INPUTS = EnumSet.of(
            DeclineReason.MISSING_INPUT,
            DeclineReason.STALE_INPUT,
            DeclineReason.OUT_OF_RANGE,
            DeclineReason.TOO_FEW_INPUTS,
            DeclineReason.UNUSUAL_COMBINATION);

    private final CohortStore cohort;
    private final Supplier<List<AskedTask>> questions;
    private final UnitConverter units;

    /**
     * @param cohort what the chain last saw of each patient
     * @param questions what is asked now, and who answers
     * @param units the site's units
     */
    public WhatIfs(CohortStore cohort, Supplier<List<AskedTask>> questions, UnitConverter units) {
        this.cohort = cohort;
        this.questions = questions;
        this.units = units;
    }

    @Override
    public Answer ask(WhatIfQuestion question) throws WhatIfRefusedException {
        CohortEntry entry = cohort.find(question.patientId(), question.task())
                .orElseThrow(() -> refused(Why.UNKNOWN_PATIENT, "No such patient is known under this question."));
        boolean closed = entry.declined()
                .filter(declined -> !ABOUT_INPUTS.contains(declined.reason()))
                .isPresent();
        if (closed) {
            throw refused(Why.NOT_ELIGIBLE, "The patient was declined for a reason that no input can change.");
        }
        Scorer scorer = scorer(question);
        FeatureSpec feature = feature(scorer.schema(), question);
        OptionalDouble value = value(question, feature);
        WhatIf whatIf = WhatIf.ask(scorer, vector(entry, scorer.schema()), feature.name(), value);
        return new Answer(whatIf, feature.unit(), scorer.packageRef());
    }

    private Scorer scorer(WhatIfQuestion question) throws WhatIfRefusedException {
        return questions.get().stream()
                .filter(asked -> asked.task().equals(question.task()))
                .map(AskedTask::service)
                .flatMap(Optional::stream)
                .map(ScoringService::scorer)
                .findFirst()
                .orElseThrow(() -> refused(Why.NO_PACKAGE, "No model package answers this question now."));
    }

    private static FeatureSpec feature(FeatureSchema schema, WhatIfQuestion question) throws WhatIfRefusedException {
        if (schema.positionOf(question.feature()).isEmpty()) {
            throw refused(Why.WRONG_QUESTION, "The question has no input '" + question.feature() + "'.");
        }
        return schema.feature(question.feature());
    }

    private OptionalDouble value(WhatIfQuestion question, FeatureSpec feature) throws WhatIfRefusedException {
        Double typed = question.value();
        if (typed == null) {
            return OptionalDouble.empty();
        }
        if (!Double.isFinite(typed)) {
            throw refused(Why.WRONG_QUESTION, "The value must be a finite number.");
        }
        OptionalDouble value =
                new FeatureUnits(FeatureMap.ofTask(question.task()), units).convert(feature, typed, question.unit());
        if (value.isEmpty()) {
            throw refused(
                    Why.WRONG_QUESTION,
                    "The unit must be " + feature.unit() + " or one that converts to it for " + feature.name() + ".");
        }
        return value;
    }

    /** Exactly the numbers that were scored; an input that this package does not know is passed over. */
    private static FeatureVector vector(CohortEntry entry, FeatureSchema schema) {
        FeatureVector.Builder vector = FeatureVector.of(schema);
        for (CohortInput input : entry.inputs()) {
            boolean known = schema.positionOf(input.feature()).isPresent()
                    && schema.feature(input.feature()).unit().equals(input.unit());
            if (known) {
                vector.set(input.feature(), input.value());
            }
        }
        return vector.build();
    }

    private static WhatIfRefusedException refused(Why why, String message) {
        return new WhatIfRefusedException(why, message);
    }
}
