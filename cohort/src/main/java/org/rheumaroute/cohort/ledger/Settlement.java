package org.rheumaroute.cohort.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.rheumaroute.model.DeclineReason;

/**
 * How one trigger ended.
 *
 * @param kind which of the four ends
 * @param reason code in kebab-case for a refusal or a failure, else empty; never holds patient data
 */
public record Settlement(Kind kind, String reason) {
    /** The four ends of a trigger, the weightiest first. */
    public enum Kind {
        /** A risk, or a rule's flag, was written into the EHR. */
        WRITTEN,
        /** Same inputs, same model: nothing had to be written. */
        UNCHANGED,
        /**
         * Refused for a clinical reason, or a rule found nothing to flag; what stood in the EHR and no longer holds was
         * withdrawn or kept true.
         */
        DECLINED,
        /** Given up after all deliveries: parked with its reason. A later replay may still settle it otherwise. */
        FAILED
    }

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Settlement {
        boolean needsReason = kind == Kind.DECLINED || kind == Kind.FAILED;
        if (needsReason != !reason.isEmpty()) {
            throw new IllegalArgumentException("a reason belongs to DECLINED and FAILED and to nothing else");
        }
        if (needsReason && !CODE.matcher(reason).matches()) {
            throw new IllegalArgumentException("reason must be lower-case words joined by hyphens");
        }
    }

    /** A risk was written. */
    public static Settlement written() {
        return new Settlement(Kind.WRITTEN, "");
    }

    /** Nothing had to be written. */
    public static Settlement unchanged() {
        return new Settlement(Kind.UNCHANGED, "");
    }

    /** Refused for a clinical reason. */
    public static Settlement declined(DeclineReason reason) {
        return new Settlement(Kind.DECLINED, reason.code());
    }

    /**
     * A rule found nothing to flag.
     *
     * @param answer code in kebab-case, for example {@code not-met}
     */
    public static Settlement notFlagged(String answer) {
        return new Settlement(Kind.DECLINED, answer);
    }

    /**
     * The one end of a trigger that asked several questions: written when any risk was written, else unchanged when any
     * patient was scored, else the first refusal. The ends of the single questions stand beside it in the ledger.
     *
     * @param ends one for each question, in the order asked; at least one, none of them a failure
     */
    static Settlement together(Collection<Settlement> ends) {
        Settlement best = ends.stream()
                .min(Comparator.comparing(Settlement::kind)) // the kinds stand in this order; the first of equals stays
                .orElseThrow(() -> new IllegalArgumentException("a trigger asks at least one question"));
        if (ends.stream().anyMatch(end -> end.kind() == Kind.FAILED)) {
            throw new IllegalArgumentException("a question that failed leaves its trigger open, or fails it");
        }
        return best;
    }

    /** Given up; {@code reason} is a code in kebab-case, for example {@code ehr-refused-write}. */
    public static Settlement failed(String reason) {
        return new Settlement(Kind.FAILED, reason);
    }
}
