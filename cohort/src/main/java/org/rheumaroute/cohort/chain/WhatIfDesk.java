package org.rheumaroute.cohort.chain;

import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.WhatIf;

/** Answers what-if questions. The chain offers exactly one by CDI; thread-safe. Nothing is stored or written. */
@FunctionalInterface
public interface WhatIfDesk {
    /**
     * The answer.
     *
     * @param whatIf both outcomes by the package that answers now, so that they differ by the input alone
     * @param unit unit of the tried value: the schema's
     * @param scoredBy that package; it may be another than the one behind the stored score
     */
    record Answer(WhatIf whatIf, String unit, PackageRef scoredBy) {}

    /**
     * Asks.
     *
     * @throws WhatIfRefusedException when the question cannot be asked; a refusal by the model's gates is an answer
     */
    Answer ask(WhatIfQuestion question) throws WhatIfRefusedException;
}
