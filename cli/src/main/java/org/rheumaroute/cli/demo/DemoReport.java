package org.rheumaroute.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.model.TaskId;

/**
 * What became of every trigger. {@code triggers = scored + declined + failed + open} and {@code scored = written +
 * unchanged}; a withdrawal is counted under its reason for declining.
 *
 * @param triggers patients that were to be looked at, counted each time
 * @param written scores written to the EHR
 * @param unchanged scores that the EHR held already
 * @param declined refusals by reason code, of the triggers as a whole: the first question's reason
 * @param failed triggers that were parked
 * @param open triggers not settled yet
 * @param tasks the ends for each question, by its name: scored, declined, failed
 * @param seconds wall time from the command's start
 */
public record DemoReport(
        long triggers,
        long written,
        long unchanged,
        Map<String, Long> declined,
        long failed,
        long open,
        Map<String, Ends> tasks,
        double seconds) {
    public DemoReport {
        declined = Map.copyOf(declined);
        tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    }

    /** How patients ended for one question. */
    public record Ends(long settled, long scored, Map<String, Long> declinedBy, long failed) {
        public Ends {
            declinedBy = Map.copyOf(declinedBy);
        }

        /** All refusals. */
        public long declined() {
            return declinedBy.values().stream().mapToLong(Long::longValue).sum();
        }

        static Ends of(JsonNode node) {
            return new Ends(
                    node.path("settled").asLong(),
                    node.path("scored").asLong(),
                    counts(node.path("declined")),
                    node.path("failed").asLong());
        }

        boolean addsUp() {
            return settled == scored + declined() + failed;
        }
    }

    /** Reads the {@code ledger} part of the status document. */
    static DemoReport of(JsonNode ledger, double seconds) {
        Map<String, Ends> tasks = new TreeMap<>();
        ledger.path("tasks").fields().forEachRemaining(one -> tasks.put(one.getKey(), Ends.of(one.getValue())));
        return new DemoReport(
                ledger.path("triggers").asLong(),
                ledger.path("written").asLong(),
                ledger.path("unchanged").asLong(),
                counts(ledger.path("declined")),
                ledger.path("failed").asLong(),
                ledger.path("open").asLong(),
                tasks,
                seconds);
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new TreeMap<>();
        node.fields()
                .forEachRemaining(one -> counts.put(one.getKey(), one.getValue().asLong()));
        return counts;
    }

    /** Scores and flags: written and unchanged. */
    public long scored() {
        return written + unchanged;
    }

    /** All refusals. */
    public long declinedInAll() {
        return declined.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether every trigger is accounted for, in all and for each question. */
    public boolean addsUp() {
        return triggers == scored() + declinedInAll() + failed + open
                && tasks.values().stream().allMatch(Ends::addsUp);
    }

    /** The report as one JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("triggers", triggers).put("scored", scored());
        ObjectNode reasons = json.putObject("declined");
        new TreeMap<>(declined).forEach(reasons::put);
        json.put("unchanged", unchanged).put("written", written).put("failed", failed);
        if (open > 0) {
            json.put("open", open);
        }
        ObjectNode byTask = json.putObject("tasks");
        tasks.forEach((task, ends) -> {
            ObjectNode one = byTask.putObject(task);
            one.put("scored", ends.scored()).put("declined", ends.declined()).put("failed", ends.failed());
            ObjectNode why = one.putObject("declinedBy");
            new TreeMap<>(ends.declinedBy()).forEach(why::put);
        });
        return json.put("seconds", Math.round(seconds * 10) / 10.0);
    }

    /** The report as a few lines for a person. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%6d triggers (a patient counts each time something changed)%n", triggers));
        text.append(String.format(
                "%6d with a score or a flag: %d written to the EHR, %d unchanged%n", scored(), written, unchanged));
        text.append(String.format("%6d declined for every question, %d failed%n", declinedInAll(), failed));
        if (open > 0) {
            text.append(String.format("%6d still open%n", open));
        }
        tasks.forEach((task, ends) -> describe(task, ends, text));
        return text.append(String.format("in %.0f s%n", seconds)).toString();
    }

    /** A rule flags, a model scores. */
    private static void describe(String task, Ends ends, StringBuilder text) {
        String done = task.equals(TaskId.D2T.value()) ? "flagged" : "scored";
        text.append(String.format("%n%s%n%6d %s%n", task, ends.scored(), done));
        text.append(String.format("%6d declined%n", ends.declined()));
        new TreeMap<>(ends.declinedBy())
                .forEach((reason, n) -> text.append(String.format("       %6d %s%n", n, reason)));
        if (ends.failed() > 0) {
            text.append(String.format("%6d failed%n", ends.failed()));
        }
    }
}
