package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.episode.D2tLines;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tQuestion;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.DeclineReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute d2t}: the EULAR definition of difficult-to-treat arthritis, as far as a record can answer it. */
@Command(
        name = "d2t",
        mixinStandardHelpOptions = true,
        description = {
            "Applies the EULAR definition of difficult-to-treat rheumatoid arthritis (2021) to the patients found in FHIR"
                    + " files or folders: criteria 1 and 2 with the evidence for each part, criterion 3 left open. Each part is"
                    + " met, not met, cannot be told (with what is missing), or to be asked. Nothing is written to any EHR.",
            "A rule, no model and no probability. The output holds patient data. Research use, not a medical device."
        })
public final class D2tCommand implements Callable<Integer> {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day on which the question is asked (default: today)")
    @Nullable
    LocalDate asOf;

    @Option(names = "--json", description = "one JSON object a line instead of text; the last line holds the totals")
    boolean json;

    @Mixin
    RulesOption rules = new RulesOption();

    @Mixin
    SiteOption site = new SiteOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders")
    List<Path> paths = List.of();

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out = System.out;
    private final D2tLines lines = new D2tLines();

    @Override
    public Integer call() throws Exception {
        Site hospital = site.read();
        D2tRule rule = new D2tRule(rules.read());
        LocalDate day = asOf != null ? asOf : SiteOption.today(hospital);
        for (PatientFacts facts : FhirInput.of(paths).readAt(hospital).patients()) {
            print(facts, rule, day);
        }
        if (json) {
            ObjectNode totals = mapper.createObjectNode();
            totals.set("totals", mapper.valueToTree(lines.totals()));
            out.println(mapper.writeValueAsString(totals));
        } else {
            out.println();
            lines.totals().forEach((code, n) -> out.println(String.format("%8d %s", n, code)));
            out.println(D2tLines.NOTICE);
        }
        out.flush();
        return 0;
    }

    private void print(PatientFacts facts, D2tRule rule, LocalDate day) throws Exception {
        Optional<DeclineReason> declined = D2tQuestion.declined(facts, day);
        if (declined.isPresent()) {
            ObjectNode line = lines.json(facts.patientId(), declined.get());
            String text = facts.patientId() + "\tnot-asked\t" + declined.get().code();
            out.println(json ? mapper.writeValueAsString(line) : text);
            return;
        }
        D2tAssessment assessment = rule.assess(facts, day);
        ObjectNode line = lines.json(assessment);
        out.println(json ? mapper.writeValueAsString(line) : D2tLines.text(assessment));
    }
}
