package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.model.feature.Caution;

/**
 * Reads one Observation: its own value, those of its components and those of its contained members ({@code hasMember}).
 * All or nothing: when one mapped value of an Observation must be refused, the whole Observation is. Members that are
 * resources of their own are read on their own.
 */
final class ObservationReader implements ResourceReader {
    private static final List<String> FOREIGN = List.of("related", "context", "comment", "comments", "reliability");

    private final ConceptResolver concepts;
    private final ResultReader results;
    private final JointReader joints;
    private final ReaderSettings settings;

    ObservationReader(ConceptResolver concepts, ResultReader results, JointReader joints, ReaderSettings settings) {
        this.concepts = concepts;
        this.results = results;
        this.joints = joints;
        this.settings = settings;
    }

    @Override
    public String patientElement() {
        return "subject";
    }

    @Override
    public List<String> foreignElements() {
        return FOREIGN;
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        CodeMatch own = match(tree, draft);
        List<JsonNode> members = ContainedMembers.of(tree);
        List<JsonNode> components = new ArrayList<>(Elements.objects(tree, "component"));
        components.addAll(members);
        boolean mapped = own != null;
        for (JsonNode component : components) {
            mapped |= match(component, draft) != null;
        }
        if (!mapped) {
            throw new Unreadable(ReadReason.CODE_NOT_MAPPED);
        }
        if (Elements.any(tree, "focus") != null) {
            throw new Unreadable(ReadReason.FOCUS_ELSEWHERE);
        }
        requireUsable(Elements.text(tree, "status"), settings);
        for (JsonNode member : members) {
            requireUsable(Elements.text(member, "status"), settings);
        }
        List<Finding> found = findings(draft, own, components);
        FhirTimes.Written time = FhirTimes.effective(tree, settings);
        draft.effective = time.text();
        found.forEach(finding -> keep(draft, finding, time.moment()));
    }

    private record Finding(String concept, String unit, FactValue value, String written) {}

    /** The values, own first; at least one. */
    private List<Finding> findings(Draft draft, @Nullable CodeMatch own, List<JsonNode> components) throws Unreadable {
        List<Finding> found = new ArrayList<>();
        ReadReason nothing = ReadReason.NO_VALUE;
        if (own != null) {
            ReadReason none = readOne(own, draft.tree(), draft.tree(), found);
            nothing = none == null ? nothing : none;
        }
        for (JsonNode component : components) {
            CodeMatch match = match(component, draft);
            if (match != null) {
                readOne(match, component, draft.tree(), found);
            }
        }
        if (found.isEmpty()) {
            boolean group = Elements.any(draft.tree(), "hasMember") != null;
            throw new Unreadable(group && nothing == ReadReason.NO_VALUE ? ReadReason.GROUP_ONLY : nothing);
        }
        return found;
    }

    /** Reads one value; returns why there is none, or null when there is one. */
    private @Nullable ReadReason readOne(CodeMatch match, JsonNode holder, JsonNode group, List<Finding> found)
            throws Unreadable {
        Concept concept = match.concept();
        boolean isOfOneJoint = concept.kind() == Concept.Kind.JOINT;
        ResultReader.Result result = isOfOneJoint ? joints.read(match, holder, group) : results.read(match, holder);
        if (result.value() != null) {
            String name = isOfOneJoint ? joints.nameOf(concept, holder, group) : concept.name();
            found.add(new Finding(name, concept.unit(), result.value(), result.written()));
        }
        return result.absence();
    }

    private static void keep(Draft draft, Finding finding, Moment time) {
        Set<Caution> cautions = draft.isPreliminary() ? Set.of(Caution.PRELIMINARY) : Set.of();
        draft.facts.add(
                new Fact(finding.concept, finding.value, time, draft.issuedOrNull(), draft.reference(), cautions));
        draft.values.add(finding.written);
        if (finding.value instanceof FactValue.Numeric) {
            draft.units.add(finding.unit);
        }
    }

    private @Nullable CodeMatch match(JsonNode holder, Draft draft) throws Unreadable {
        CodeMatch match = concepts.find(codeOf(holder)).orElse(null);
        if (match == null || match.concept().kind() == Concept.Kind.DISEASE) {
            return null;
        }
        if (match.concept().kind() == Concept.Kind.JOINT) {
            draft.concepts.add(match.concept().group());
            draft.concepts.add(joints.nameOf(match.concept(), holder, draft.tree()));
        } else {
            draft.concepts.add(match.concept().name());
        }
        return match;
    }

    private static JsonNode codeOf(JsonNode holder) throws Unreadable {
        JsonNode code = Elements.object(holder, "code");
        if (code == null) {
            throw new Unreadable(ReadReason.CODE_MISSING);
        }
        return code;
    }

    static void requireUsable(@Nullable String status, ReaderSettings settings) throws Unreadable {
        switch (status == null ? "" : status) {
            case "final", "amended", "corrected":
                return;
            case "preliminary":
                if (settings.readsPreliminary()) {
                    return;
                }
                throw new Unreadable(ReadReason.NO_RESULT_YET);
            case "registered":
                throw new Unreadable(ReadReason.NO_RESULT_YET);
            case "cancelled":
                throw new Unreadable(ReadReason.CANCELLED);
            case "entered-in-error":
                throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
            case "unknown":
                throw new Unreadable(ReadReason.STATUS_UNKNOWN);
            default:
                throw new Unreadable(ReadReason.STATUS_INVALID);
        }
    }
}
