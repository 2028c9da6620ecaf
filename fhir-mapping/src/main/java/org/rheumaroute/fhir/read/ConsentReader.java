package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads whether a Consent forbids the use. On doubt it does: any denial inside an active consent about data counts,
 * and a consent that must be refused counts as one (see {@link PatientRecordReader}).
 */
final class ConsentReader implements ResourceReader {
    private static final Set<String> ABOUT_DATA = Set.of("research", "patient-privacy");

    private static final Set<String> NARROWING =
            Set.of("actor", "action", "securityLabel", "purpose", "class", "code", "data");

    @Override
    public String patientElement() {
        return "patient";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("subject"); // R5's name for the patient
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        String status = String.valueOf(Elements.text(tree, "status"));
        if (status.equals("entered-in-error")) {
            throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
        }
        boolean isRejected = status.equals("rejected"); // the patient said no
        boolean isInForce = status.equals("active") || isRejected;
        if (!isInForce || !isAboutData(tree)) {
            throw new Unreadable(ReadReason.NOT_IN_FORCE);
        }
        draft.effective = Elements.text(tree, "dateTime");
        draft.optsOut = isRejected || denies(tree);
        draft.concepts.add("consent");
        draft.values.add(draft.optsOut ? "opt-out" : "permit");
    }

    /** A consent without a scope is about everything. */
    private static boolean isAboutData(JsonNode tree) throws Unreadable {
        JsonNode scope = Elements.object(tree, "scope");
        List<Codings.Coding> codings = scope == null ? List.of() : Codings.of(scope);
        return codings.isEmpty() || codings.stream().anyMatch(coding -> ABOUT_DATA.contains(coding.code()));
    }

    private static boolean denies(JsonNode tree) throws Unreadable {
        JsonNode rule = Elements.object(tree, "policyRule");
        boolean ruleDenies = rule != null
                && Codings.of(rule).stream()
                        .anyMatch(
                                coding -> coding.code().toUpperCase(Locale.ROOT).startsWith("OPTOUT"));
        return ruleDenies
                || "deny".equals(Elements.looseText(tree, "decision"))
                || hasDenial(tree.path("provision"))
                || hasDenial(tree.path("except"));
    }

    private static boolean hasDenial(JsonNode provision) {
        if (provision.isArray()) {
            for (JsonNode item : provision) {
                if (hasDenial(item)) {
                    return true;
                }
            }
            return false;
        }
        return "deny".equals(provision.path("type").textValue())
                || isExceptionWithoutSign(provision)
                || hasDenialBelow(provision);
    }

    /**
     * A rule about somebody or something that says neither "permit" nor "deny". R4 forbids the word in the root rule,
     * and HL7's own examples mean a denial by it; a mere period only bounds the consent.
     */
    private static boolean isExceptionWithoutSign(JsonNode provision) {
        return !provision.has("type")
                && !provision.has("provision")
                && NARROWING.stream().anyMatch(provision::has);
    }

    private static boolean hasDenialBelow(JsonNode provision) {
        return provision.path("provision").isContainerNode() && hasDenial(provision.path("provision"));
    }
}
