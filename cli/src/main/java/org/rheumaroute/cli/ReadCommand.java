package org.rheumaroute.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.read.Disposition;
import org.rheumaroute.fhir.read.ReadReason;
import org.rheumaroute.fhir.read.ResourceReading;
import org.rheumaroute.fhir.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute read}: what the product makes of FHIR files, one line a resource. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Reads FHIR files or folders (Bundles, single resources, NDJSON) as the server would, and tells for each"
                    + " resource whether it was read, refused or not used, and why, and what a person should look at. The last line holds the totals.",
            "The output holds patient data."
        })
public final class ReadCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders")
    List<Path> paths = List.of();

    @Option(names = "--json", description = "one JSON object a line instead of columns")
    boolean json;

    @Mixin
    SiteOption site = new SiteOption();

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Site hospital = site.read();
        FhirInput input = FhirInput.of(paths);
        Map<Disposition, Long> totals = new EnumMap<>(Disposition.class);
        Map<ReadReason, Long> reasons = new TreeMap<>();
        for (ResourceReading reading : input.readAt(hospital).readings()) {
            totals.merge(reading.disposition(), 1L, Long::sum);
            ReadReason reason = reading.reason();
            if (reason != null) {
                reasons.merge(reason, 1L, Long::sum);
            }
            out.println(json ? mapper.writeValueAsString(line(reading)) : columns(reading));
        }
        out.println(json ? mapper.writeValueAsString(totals(input, totals, reasons)) : summary(totals, reasons));
        out.flush();
        return 0;
    }

    private ObjectNode line(ResourceReading r) {
        ObjectNode line = mapper.createObjectNode();
        line.put("file", r.source());
        line.put("resourceType", r.resourceType());
        line.put("id", r.id());
        line.put("patient", r.patient());
        line.put("disposition", r.disposition().code());
        line.put("concept", r.concept());
        line.put("value", r.value());
        line.put("unit", r.unit());
        line.put("effective", r.effective());
        line.put("status", r.status());
        ReadReason reason = r.reason();
        line.put("reason", reason == null ? null : reason.code());
        line.put("caution", r.caution());
        line.put("detail", r.detail());
        return line;
    }

    private ObjectNode totals(FhirInput input, Map<Disposition, Long> totals, Map<ReadReason, Long> reasons) {
        ObjectNode node = mapper.createObjectNode();
        ObjectNode total = node.putObject("totals");
        total.put("files", input.files());
        total.put(
                "resources", totals.values().stream().mapToLong(Long::longValue).sum());
        for (Disposition disposition : Disposition.values()) {
            total.put(disposition.code(), totals.getOrDefault(disposition, 0L));
        }
        ObjectNode byReason = total.putObject("reasons");
        reasons.forEach((reason, n) -> byReason.put(reason.code(), n));
        return node;
    }

    private static String columns(ResourceReading r) {
        ReadReason reason = r.reason();
        return String.join(
                "\t",
                r.disposition().code(),
                r.resourceType(),
                text(r.id()),
                text(r.concept()),
                text(r.value()),
                text(r.unit()),
                text(r.effective()),
                reason == null ? "" : reason.code(),
                text(r.caution()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String summary(Map<Disposition, Long> totals, Map<ReadReason, Long> reasons) {
        StringBuilder text = new StringBuilder("\n");
        totals.forEach((disposition, n) -> text.append(String.format("%8d %s%n", n, disposition.code())));
        reasons.forEach(
                (reason, n) -> text.append(String.format("         %8d %s: %s%n", n, reason.code(), reason.english())));
        return text.toString();
    }
}
