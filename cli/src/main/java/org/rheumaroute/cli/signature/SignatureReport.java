package org.rheumaroute.cli.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rheumaroute.expression.ExpressionMatrix;
import org.rheumaroute.expression.signature.HealthyReference;
import org.rheumaroute.expression.signature.Signature;
import org.rheumaroute.expression.signature.SignatureOutcome;
import org.rheumaroute.expression.signature.SignatureOutcome.NoScore;
import org.rheumaroute.expression.signature.SignatureOutcome.Score;
import org.rheumaroute.expression.signature.SignatureScorer;

/** Scores of one run, as a table for people or as JSON. Confined to one thread. */
public final class SignatureReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String platform;
    private final SampleSheet samples;
    private final Map<String, HealthyReference> references;
    private final Map<String, List<SignatureOutcome>> bySample = new LinkedHashMap<>();

    /** @param references by signature name; empty when there is no healthy reference */
    public SignatureReport(String platform, SampleSheet samples, Map<String, HealthyReference> references) {
        this.platform = platform;
        this.samples = samples;
        this.references = Map.copyOf(references);
    }

    /** Takes in one outcome. */
    public void add(String sample, SignatureOutcome outcome) {
        bySample.computeIfAbsent(sample, s -> new ArrayList<>()).add(outcome);
    }

    /** One line a sample and signature. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-20s %-22s %9s %7s %9s  %s%n",
                "sample",
                "signature",
                "level",
                "rank",
                "genes",
                "notes"));
        bySample.forEach((sample, outcomes) -> outcomes.forEach(outcome -> text.append(line(sample, outcome))));
        text.append(
                "level: log2 of the genes' geometric mean relative to TBP and HPRT1. Not a risk. Research use, not a"
                        + " medical device.\n");
        return text.toString();
    }

    private String line(String sample, SignatureOutcome outcome) {
        String name = outcome.signature().name();
        if (outcome instanceof Score score) {
            return String.format(
                    Locale.ROOT,
                    "%-20s %-22s %9.3f %7s %5d/%-3d  %s%n",
                    sample,
                    name,
                    score.level(),
                    score.rank().isPresent()
                            ? String.format(Locale.ROOT, "%.3f", score.rank().getAsDouble())
                            : "-",
                    score.measured(),
                    score.signature().genes().size(),
                    verdict(score));
        }
        NoScore none = (NoScore) outcome;
        return String.format(
                Locale.ROOT,
                "%-20s %-22s %9s %7s %9s  %s %s%n",
                sample,
                name,
                "-",
                "-",
                "-",
                none.reason().code(),
                String.join(" ", none.genes()));
    }

    private String verdict(Score score) {
        HealthyReference healthy = references.get(score.signature().name());
        return healthy == null ? "" : healthy.isPositive(score.level()) ? "positive" : "not positive";
    }

    /** The same as JSON, with the lists, their status, and what moves a score besides the disease. */
    public String json(ExpressionMatrix matrix) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.put("notice", "Research use, not a medical device. A signature's level is not a risk.");
        whole.put("scale", matrix.scale().label());
        whole.put("panel", matrix.panel());
        whole.put("platform", platform);
        whole.put("floor", SignatureScorer.FLOOR);
        ArrayNode list = whole.putArray("signatures");
        bySample.values().stream()
                .findFirst()
                .orElse(List.of())
                .forEach(o -> describe(o.signature(), list.addObject()));
        ArrayNode scored = whole.putArray("samples");
        bySample.forEach((sample, outcomes) -> describe(sample, outcomes, scored.addObject()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report has a JSON form", e);
        }
    }

    private void describe(Signature signature, ObjectNode node) {
        node.put("name", signature.name());
        node.put("version", signature.version());
        node.put("status", signature.status().name().toLowerCase(Locale.ROOT));
        node.put("source", signature.source());
        node.put("caution", signature.caution());
        ArrayNode genes = node.putArray("genes");
        signature
                .genes()
                .forEach(gene -> genes.addObject()
                        .put("symbol", gene.symbol())
                        .put("ensembl", gene.ensembl())
                        .put("source", gene.source())
                        .put("status", gene.status().name().toLowerCase(Locale.ROOT)));
        HealthyReference healthy = references.get(signature.name());
        if (healthy != null) {
            node.putObject("healthy")
                    .put("people", healthy.people())
                    .put("platform", healthy.platform())
                    .put("mean", healthy.mean())
                    .put("standardDeviation", healthy.deviation())
                    .put("positiveAbove", healthy.positiveAbove());
        }
    }

    private void describe(String sample, List<SignatureOutcome> outcomes, ObjectNode node) {
        node.put("sample", sample);
        node.put("patient", samples.cell(sample, "patient"));
        node.put("collectedOn", samples.cell(sample, "collected-on"));
        node.put("batch", samples.cell(sample, "batch"));
        ArrayNode scores = node.putArray("scores");
        outcomes.forEach(outcome -> describe(sample, outcome, scores.addObject()));
    }

    private void describe(String sample, SignatureOutcome outcome, ObjectNode node) {
        node.put("signature", outcome.signature().name());
        if (outcome instanceof Score score) {
            node.put("level", score.level());
            score.rank().ifPresent(rank -> node.put("rank", rank));
            node.put("measured", score.measured());
            score.missing().forEach(node.putArray("missing")::add);
            score.undetected().forEach(node.putArray("undetected")::add);
            HealthyReference healthy = references.get(score.signature().name());
            if (healthy != null) {
                node.put("positive", healthy.isPositive(score.level()));
            }
            ObjectNode confounders = node.putObject("confounders");
            samples.confounders(sample, score.signature().confounders()).forEach(confounders::put);
        } else if (outcome instanceof NoScore none) {
            node.put("refused", none.reason().code());
            none.genes().forEach(node.putArray("genes")::add);
        }
    }
}
