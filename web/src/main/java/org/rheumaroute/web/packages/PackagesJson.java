package org.rheumaroute.web.packages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.CardSummary;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageDesk;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.model.PackageRef;

/** The desk as JSON. Pure. */
final class PackagesJson {
    private PackagesJson() {}

    static ObjectNode of(PackageDesk desk) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("problem", desk.problem().orElse(null));
        ArrayNode packages = node.putArray("packages");
        desk.packages().forEach(standing -> put(packages.addObject(), standing));
        ArrayNode shadows = node.putArray("shadows");
        desk.comparisons().forEach(comparison -> put(shadows.addObject(), comparison));
        ArrayNode history = node.putArray("history");
        desk.history().forEach(change -> put(history.addObject(), change));
        return node;
    }

    private static void put(ObjectNode node, PackageStanding standing) {
        put(node, standing.ref());
        node.put("task", standing.task().value())
                .put("state", standing.state().code())
                .put("since", standing.since() == null ? null : standing.since().toString())
                .put("rollBackTarget", standing.rollBackTarget())
                .put("problem", standing.problem());
        @Nullable CardSummary card = standing.card();
        if (card == null) {
            node.putNull("card");
        } else {
            put(node.putObject("card"), card);
        }
    }

    private static void put(ObjectNode node, PackageRef ref) {
        node.put("label", ref.label())
                .put("name", ref.name())
                .put("version", ref.version())
                .put("sha256", ref.sha256())
                .put("demonstration", ref.demonstration());
    }

    private static void put(ObjectNode node, CardSummary card) {
        node.put("title", card.title())
                .put("intendedUse", card.intendedUse())
                .put("outOfScope", card.outOfScope())
                .put("horizon", card.horizon().toString())
                .put("cohort", card.cohort())
                .put("patients", card.patients())
                .put("events", card.events());
        card.limits().forEach(node.putArray("limits")::add);
    }

    private static void put(ObjectNode node, ShadowComparison comparison) {
        node.put("task", comparison.task().value())
                .put("active", comparison.active())
                .put("shadow", comparison.shadow())
                .put("scored", comparison.scored())
                .put("meanAbsoluteDifference", finite(comparison.meanAbsoluteDifference()))
                .put("greatestDifference", finite(comparison.greatestDifference()))
                .put("categoryChanges", comparison.categoryChanges())
                .put("onlyActive", comparison.onlyActive())
                .put("onlyShadow", comparison.onlyShadow())
                .put("declined", comparison.declined())
                .put("failed", comparison.failed())
                .put("skipped", comparison.skipped());
    }

    /** JSON has no NaN. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static void put(ObjectNode node, PackageChange change) {
        node.put("at", change.at().toString())
                .put("who", change.who())
                .put("task", change.task().value())
                .put("label", change.ref().label())
                .put("from", change.from().code())
                .put("to", change.to().code());
    }
}
