package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute score}: the server's way of scoring, from files, one line a patient. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Scores the patients found in FHIR files or folders, one line a patient. Nothing is written to any EHR.",
            "The output holds patient data. Research use, not a medical device."
        })
public final class ScoreCommand implements Callable<Integer> {
    @Option(
            names = "--task",
            required = true,
            paramLabel = "T",
            description = "the question, for example ua-progression")
    String task = "";

    @Option(
            names = "--package",
            paramLabel = "DIR",
            description = "model package (default: the demonstration's for this question, trained on invented data)")
    @Nullable
    Path modelPackage;

    @Option(
            names = "--trusted-keys",
            paramLabel = "DIR",
            description = "folder of public keys that may sign packages (default: the demonstration's)")
    @Nullable
    Path trustedKeys;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day on which the question is asked (default: today)")
    @Nullable
    LocalDate asOf;

    @Option(
            names = "--what-if",
            paramLabel = "INPUT=VALUE",
            description = "also tell the score with this one input changed, in the package's unit, for example crp=30;"
                    + " 'crp=' takes it away; no forecast of a treatment's effect")
    @Nullable
    String whatIf;

    @Option(names = "--json", description = "one JSON object a line instead of columns")
    boolean json;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders")
    List<Path> paths = List.of();

    @Mixin
    SiteOption site = new SiteOption();

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Home home = Home.find();
        Site hospital = site.read();
        TaskId question = Tasks.parse(task);
        Path folder = modelPackage != null ? modelPackage : DemoPackages.ensure(home, question);
        Path keys = trustedKeys != null ? trustedKeys : home.demoKeys();
        try (Scorer scorer = Tasks.load(folder, keys, question)) {
            Optional<TriedInput> tried =
                    whatIf == null ? Optional.empty() : Optional.of(TriedInput.parse(whatIf, scorer.schema()));
            FeatureMap map = FeatureMap.ofTask(question).withLimits(hospital.upperLimits());
            PatientPreparation preparation = new PatientPreparation(map, scorer.schema());
            LocalDate day = asOf != null ? asOf : SiteOption.today(hospital);
            List<Prepared> patients = new ArrayList<>();
            for (PatientFacts facts : FhirInput.of(paths).readAt(hospital).patients()) {
                patients.add(preparation.prepare(facts, day));
            }
            printAll(scorer, patients, tried);
        }
        return 0;
    }

    private void printAll(Scorer scorer, List<Prepared> patients, Optional<TriedInput> tried) throws Exception {
        List<Ready> ready = patients.stream()
                .filter(Ready.class::isInstance)
                .map(Ready.class::cast)
                .toList();
        List<ScoreOutcome> outcomes =
                scorer.score(ready.stream().map(Ready::vector).toList());
        int next = 0;
        for (Prepared patient : patients) {
            ScoreOutcome outcome = patient instanceof NotReady refused ? refused.declined() : outcomes.get(next++);
            ObjectNode line = line(scorer, patient, outcome);
            if (tried.isPresent() && patient instanceof Ready asIs) {
                TriedInput input = tried.get();
                WhatIf answer = WhatIf.ask(scorer, asIs.vector(), input.feature(), input.value());
                fillOutcome(
                        line.putObject("whatIf").put("input", input.feature().value()), answer.after());
            }
            out.println(json ? mapper.writeValueAsString(line) : columns(line));
        }
        out.flush();
    }

    private ObjectNode line(Scorer scorer, Prepared patient, ScoreOutcome outcome) {
        ObjectNode line = mapper.createObjectNode();
        line.put("patient", patient.subject().patientId());
        line.put("task", scorer.task().value());
        fillOutcome(line, outcome);
        ObjectNode model = line.putObject("package");
        model.put("name", scorer.packageRef().name());
        model.put("version", scorer.packageRef().version());
        model.put("sha256", scorer.packageRef().sha256());
        model.put("demonstration", scorer.packageRef().demonstration());
        return line;
    }

    private static void fillOutcome(ObjectNode line, ScoreOutcome outcome) {
        if (outcome instanceof Scored scored) {
            fill(line, scored);
        } else if (outcome instanceof Declined declined) {
            fill(line, declined);
        }
    }

    private static void fill(ObjectNode line, Scored scored) {
        RiskScore score = scored.score();
        line.put("outcome", "scored");
        line.put("probability", score.probability().value());
        line.putArray("interval")
                .add(score.interval().low().value())
                .add(score.interval().high().value());
        line.putNull("reason");
        line.putArray("missing");
        ArrayNode contributions = line.putArray("contributions");
        for (Contribution contribution : scored.contributions()) {
            contributions
                    .addObject()
                    .put("feature", contribution.feature().value())
                    .put("logOdds", contribution.logOdds());
        }
        ArrayNode groups = line.putArray("groups");
        scored.groups()
                .forEach(group ->
                        groups.addObject().put("group", group.group().code()).put("logOdds", group.logOdds()));
    }

    private static void fill(ObjectNode line, Declined declined) {
        line.put("outcome", "declined");
        line.putNull("probability");
        line.putNull("interval");
        line.put("reason", declined.reason().code());
        ArrayNode missing = line.putArray("missing");
        declined.missing().forEach(name -> missing.add(name.value()));
        line.putArray("contributions");
        line.putArray("groups");
    }

    private static String columns(ObjectNode line) {
        List<String> columns = new ArrayList<>(
                List.of(line.path("patient").asText(), line.path("outcome").asText(), result(line)));
        if (line.has("whatIf")) {
            columns.add("what if: " + result(line.path("whatIf")));
        }
        return String.join("\t", columns);
    }

    private static String result(JsonNode line) {
        return line.path("outcome").asText().equals("scored")
                ? String.format(
                        Locale.ROOT, "%.1f %%", 100 * line.path("probability").asDouble())
                : line.path("reason").asText();
    }
}
