package org.rheumaroute.web.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.InvalidQueryException;
import org.rheumaroute.cohort.chain.ActivePackage;
import org.rheumaroute.cohort.chain.ChainStatus;
import org.rheumaroute.cohort.chain.Latency;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.cohort.ledger.LedgerTotals;
import org.rheumaroute.cohort.ledger.TaskTotals;

/** How the chain stands. Holds counts only, nothing about a patient. */
@Path("/status")
@Dependent
public class StatusResource {
    @Inject
    ChainStatus.Source chain;

    @Inject
    Ledger ledger;

    @Inject
    CohortStore store;

    private Clock clock = Clock.systemDefaultZone();

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public StatusResource() {}

    /** Over a given chain, ledger and store; {@code clock} says which day it is. */
    public StatusResource(ChainStatus.Source chain, Ledger ledger, CohortStore store, Clock clock) {
        this.chain = chain;
        this.ledger = ledger;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The status now.
     *
     * @param since counts only triggers accepted at or after this instant; all when it is not given
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String status(@QueryParam("since") @Nullable String since) {
        LedgerTotals totals = since == null || since.isBlank() ? ledger.totals() : ledger.since(instant(since));
        ChainStatus status = chain.current();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ready", status.ready());
        node.putObject("ehr")
                .put("reachable", status.ehr().reachable())
                .put("reason", status.ehr().reason());
        node.put("lastSuccessfulPoll", text(status.lastSuccessfulPoll()));
        node.put("watermark", text(status.watermark()));
        node.put(
                "demonstration",
                status.packages().stream().anyMatch(p -> p.ref().demonstration()));
        ArrayNode packages = node.putArray("packages");
        status.packages().forEach(active -> put(packages.addObject(), active));
        put(node.putObject("scoring"), status.scoring());
        put(node.putObject("answering"), status.answering());
        put(node.putObject("ledger"), totals);
        node.put("revision", store.revision());
        node.put("asOf", LocalDate.now(clock).toString());
        return node.toString();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new InvalidQueryException(List.of("since must be an instant such as 2026-11-24T01:02:03Z"));
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static void put(ObjectNode node, ActivePackage active) {
        node.put("task", active.task().value())
                .put("label", active.ref().label())
                .put("name", active.ref().name())
                .put("version", active.ref().version())
                .put("sha256", active.ref().sha256())
                .put("demonstration", active.ref().demonstration())
                .put("activeSince", active.activeSince().toString());
    }

    private static void put(ObjectNode node, Latency latency) {
        node.put("count", latency.count())
                .put("p50Millis", millis(latency.median()))
                .put("p99Millis", millis(latency.p99()))
                .put("maxMillis", millis(latency.max()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static void put(ObjectNode node, LedgerTotals totals) {
        node.put("triggers", totals.triggers());
        node.put("scored", totals.scored());
        put(node.putObject("declined"), totals.declinedBy());
        node.put("unchanged", totals.unchanged());
        node.put("written", totals.written());
        node.put("failed", totals.failed());
        put(node.putObject("failures"), totals.failedBy());
        node.put("open", totals.open());
        ObjectNode tasks = node.putObject("tasks");
        totals.byTask().forEach((task, ends) -> put(tasks.putObject(task.value()), ends));
    }

    private static void put(ObjectNode node, TaskTotals ends) {
        node.put("settled", ends.settled());
        node.put("scored", ends.scored());
        put(node.putObject("declined"), ends.declinedBy());
        node.put("unchanged", ends.unchanged());
        node.put("written", ends.written());
        node.put("failed", ends.failed());
        put(node.putObject("failures"), ends.failedBy());
    }

    private static void put(ObjectNode node, Map<String, Long> counts) {
        counts.forEach(node::put);
    }
}
