package org.rheumaroute.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.GroupContribution;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;

/**
 * A cohort entry as JSON: in the store, over HTTP and in exports alike. The same entry gives the same text. Unknown
 * fields are passed over, so that a newer writer can add some; an unknown {@code version} is refused.
 */
public final class CohortEntryJson {
    /** The version that this code writes and reads. It changes when a field changes its meaning or goes away. */
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CohortEntryJson() {}

    /** The entry as one line of text. */
    public static String write(CohortEntry entry) {
        return toNode(entry).toString();
    }

    /** The entry as a new tree. */
    public static ObjectNode toNode(CohortEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("version", VERSION);
        node.put("patient", entry.patientId());
        node.put("task", entry.task().value());
        putOutcome(node, entry.outcome());
        putPerson(node, entry.person());
        ArrayNode inputs = node.putArray("inputs");
        entry.inputs().forEach(input -> putInput(inputs.addObject(), input));
        if (entry.indexDate() != null) {
            node.put("indexDate", entry.indexDate().toString());
        }
        node.put("settledAt", entry.settledAt().toString());
        return node;
    }

    /** Puts the fields of an outcome, as an entry has them, into {@code node}. */
    public static void putOutcome(ObjectNode node, ScoreOutcome outcome) {
        if (outcome instanceof Scored scored) {
            putScore(node, scored);
        } else if (outcome instanceof Declined declined) {
            putRefusal(node, declined);
        }
    }

    private static void putScore(ObjectNode node, Scored scored) {
        RiskScore score = scored.score();
        node.put("outcome", OutcomeKind.SCORED.code());
        node.put("probability", score.probability().value());
        node.putObject("interval")
                .put("low", score.interval().low().value())
                .put("high", score.interval().high().value())
                .put("coverage", score.interval().coverage());
        node.put("category", score.category().code());
        node.put("horizon", score.horizon().toString());
        ArrayNode contributions = node.putArray("contributions");
        for (Contribution c : scored.contributions()) {
            contributions.addObject().put("feature", c.feature().value()).put("logOdds", c.logOdds());
        }
        ArrayNode groups = node.putArray("groups");
        for (GroupContribution g : scored.groups()) {
            groups.addObject().put("group", g.group().code()).put("logOdds", g.logOdds());
        }
        PackageRef ref = scored.scoredBy();
        node.putObject("package")
                .put("label", ref.label()) // for people; not read back
                .put("name", ref.name())
                .put("version", ref.version())
                .put("sha256", ref.sha256())
                .put("demonstration", ref.demonstration());
    }

    private static void putRefusal(ObjectNode node, Declined declined) {
        node.put("outcome", OutcomeKind.DECLINED.code());
        node.put("reason", declined.reason().code());
        ArrayNode missing = node.putArray("missing");
        declined.missing().forEach(feature -> missing.add(feature.value()));
        node.put("detail", declined.detail());
    }

    private static void putPerson(ObjectNode node, CohortPerson person) {
        if (person.birthDate() != null) {
            node.put("birthDate", person.birthDate().toString());
        }
        node.put("sex", person.sex().code());
        node.put("serostatus", person.serostatus().code());
    }

    private static void putInput(ObjectNode node, CohortInput input) {
        node.put("feature", input.feature().value())
                .put("value", input.value())
                .put("unit", input.unit())
                .put("censored", input.censored())
                .put("observedOn", input.observedOn().toString());
    }

    /**
     * Reads an entry.
     *
     * @throws CohortFormatException when the text is not an entry of a version that this code reads
     */
    public static CohortEntry read(String json) {
        try {
            Fields fields = new Fields(MAPPER.readTree(json));
            int version = fields.integer("version");
            if (version != VERSION) {
                throw new CohortFormatException("version must be " + VERSION + ", was " + version);
            }
            return entry(fields);
        } catch (CohortFormatException e) {
            throw e;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CohortFormatException("not a cohort entry"); // the cause's text may hold stored values
        }
    }

    private static CohortEntry entry(Fields fields) {
        TaskId task = new TaskId(fields.text("task"));
        OutcomeKind kind = fields.code("outcome", OutcomeKind::ofCode);
        ScoreOutcome outcome = kind == OutcomeKind.SCORED ? score(fields, task) : refusal(fields);
        CohortPerson person = new CohortPerson(
                fields.dateOrNull("birthDate"),
                fields.code("sex", Sex::ofCode),
                fields.code("serostatus", Serostatus::ofCode));
        List<CohortInput> inputs =
                fields.list("inputs").stream().map(CohortEntryJson::input).toList();
        return new CohortEntry(
                fields.text("patient"),
                task,
                person,
                outcome,
                inputs,
                fields.dateOrNull("indexDate"),
                fields.instant("settledAt"));
    }

    private static Scored score(Fields fields, TaskId task) {
        Fields interval = fields.object("interval");
        RiskScore score = new RiskScore(
                task,
                new Probability(fields.number("probability")),
                new ProbabilityInterval(
                        new Probability(interval.number("low")),
                        new Probability(interval.number("high")),
                        interval.number("coverage")),
                fields.code("category", CohortEntryJson::category),
                fields.period("horizon"));
        List<Contribution> contributions = fields.list("contributions").stream()
                .map(c -> new Contribution(new FeatureName(c.text("feature")), c.number("logOdds")))
                .toList();
        Fields ref = fields.object("package");
        return new Scored(
                score,
                contributions,
                groups(fields),
                new PackageRef(ref.text("name"), ref.text("version"), ref.text("sha256"), ref.flag("demonstration")));
    }

    /** An entry from before groups were told has none. */
    private static List<GroupContribution> groups(Fields fields) {
        return fields.has("groups")
                ? fields.list("groups").stream()
                        .map(g -> new GroupContribution(g.code("group", FeatureGroup::ofCode), g.number("logOdds")))
                        .toList()
                : List.of();
    }

    private static Optional<RiskCategory> category(String code) {
        return Arrays.stream(RiskCategory.values())
                .filter(c -> c.code().equals(code))
                .findFirst();
    }

    private static Declined refusal(Fields fields) {
        List<FeatureName> missing =
                fields.texts("missing").stream().map(FeatureName::new).toList();
        return new Declined(fields.code("reason", DeclineReason::ofCode), missing, fields.text("detail"));
    }

    private static CohortInput input(Fields fields) {
        return new CohortInput(
                new FeatureName(fields.text("feature")),
                fields.number("value"),
                fields.text("unit"),
                fields.flag("censored"),
                fields.date("observedOn"));
    }
}
