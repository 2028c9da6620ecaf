package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeMatch;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.Joint;
import org.rheumaroute.fhir.code.JointCode;
import org.rheumaroute.fhir.code.JointTable;

/**
 * Reads whether one joint is tender or swollen. The joint stands in the code (a site's own), in {@code bodySite} (that of
 * the group where a component has none), or, as LOINC means it, in the value: then the joint that is named has the
 * finding, and nothing is said of any other.
 */
final class JointReader {
    private final JointTable joints;
    private final ResultReader results;

    JointReader(JointTable joints, ResultReader results) {
        this.joints = joints;
        this.results = results;
    }

    /** The finding; a joint that is not clear, or none of the 28, is no finding. */
    ResultReader.Result read(CodeMatch match, JsonNode holder, JsonNode group) throws Unreadable {
        Place told = placeOf(holder, group);
        if (!told.isEmpty()) {
            ResultReader.Result result = results.read(match, holder);
            told.joint();
            return result;
        }
        if (bodySite(holder, group) != null) {
            throw new Unreadable(ReadReason.JOINT_NOT_MAPPED);
        }
        return inValue(match, holder);
    }

    private ResultReader.Result inValue(CodeMatch match, JsonNode holder) throws Unreadable {
        ResultReader.Result answer;
        try {
            answer = results.read(match, holder);
        } catch (Unreadable e) {
            if (e.reason() != ReadReason.VALUE_TEXT || Elements.any(holder, "valueCodeableConcept") == null) {
                throw e;
            }
            Place named = new Place();
            named.add(Elements.object(holder, "valueCodeableConcept"));
            if (named.isEmpty()) {
                throw new Unreadable(ReadReason.JOINT_NOT_MAPPED);
            }
            named.joint();
            FactValue.Finding present = FactValue.Finding.PRESENT;
            return new ResultReader.Result(new FactValue.Coded(present), null, present.code());
        }
        if (answer.value() == null) {
            return answer;
        }
        throw new Unreadable(ReadReason.JOINT_UNCLEAR);
    }

    /** The concept with its joint, {@code swollen-joint.left-knee}; without one when the joint is not clear. */
    String nameOf(Concept concept, JsonNode holder, JsonNode group) {
        try {
            Place told = placeOf(holder, group);
            if (told.isEmpty() && bodySite(holder, group) == null) {
                told.add(Elements.object(holder, "valueCodeableConcept"));
            }
            return told.isEmpty() ? concept.name() : JointCounts.nameOf(concept, told.joint());
        } catch (Unreadable e) {
            return concept.name();
        }
    }

    private Place placeOf(JsonNode holder, JsonNode group) throws Unreadable {
        Place place = new Place();
        place.add(Elements.object(holder, "code"));
        place.add(bodySite(holder, group));
        return place;
    }

    private static @Nullable JsonNode bodySite(JsonNode holder, JsonNode group) throws Unreadable {
        JsonNode own = Elements.object(holder, "bodySite");
        return own != null ? own : Elements.object(group, "bodySite");
    }

    /** What codings say of the place. Confined. */
    private final class Place {
        private final Set<String> parts = new TreeSet<>();
        private final Set<Joint.Side> sides = EnumSet.noneOf(Joint.Side.class);

        void add(@Nullable JsonNode concept) throws Unreadable {
            if (concept == null) {
                return;
            }
            for (Codings.Coding coding : Codings.of(concept)) {
                for (JointCode named : joints.namedBy(coding.system(), coding.code())) {
                    Optional.ofNullable(named.part()).ifPresent(parts::add);
                    Optional.ofNullable(named.side()).ifPresent(sides::add);
                }
            }
        }

        boolean isEmpty() {
            return parts.isEmpty() && sides.isEmpty();
        }

        Joint joint() throws Unreadable {
            if (parts.size() > 1 || sides.size() > 1) {
                throw new Unreadable(ReadReason.CODINGS_DISAGREE);
            }
            if (parts.isEmpty() || sides.isEmpty()) {
                throw new Unreadable(ReadReason.JOINT_UNCLEAR);
            }
            return new Joint(sides.iterator().next(), parts.iterator().next());
        }
    }
}
