package org.rheumaroute.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.cli.signature.SampleSheet;
import org.rheumaroute.cli.signature.SampleSheetException;
import org.rheumaroute.cli.signature.SignatureReport;
import org.rheumaroute.expression.ExpressionMatrix;
import org.rheumaroute.expression.MatrixReader;
import org.rheumaroute.expression.MatrixRefusedException;
import org.rheumaroute.expression.Scale;
import org.rheumaroute.expression.signature.HealthyReference;
import org.rheumaroute.expression.signature.Signature;
import org.rheumaroute.expression.signature.SignatureFile;
import org.rheumaroute.expression.signature.SignatureFileException;
import org.rheumaroute.expression.signature.SignatureOutcome.Score;
import org.rheumaroute.expression.signature.SignatureScorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute signatures}: an expression matrix in, signature scores of each sample out. */
@Command(
        name = "signatures",
        mixinStandardHelpOptions = true,
        description = {
            "Scores gene signatures (interferon, monocyte, PRIME, inflammatory, or a site's own) for each sample of a"
                    + " matrix with genes in rows: TSV or CSV, plain or gzip. Each sample is scored alone; a sample that"
                    + " cannot be scored says why.",
            "A signature's score is no risk. Research use, not a medical device."
        })
public final class SignaturesCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "MATRIX", description = "genes by samples; symbols or Ensembl gene ids")
    Path matrix = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            defaultValue = "counts",
            description =
                    "what the numbers are: counts, linear (TPM, CPM), log2, log2-plus-1 (default ${DEFAULT-VALUE})")
    String scale = "";

    @Option(names = "--panel", description = "only chosen genes were measured: no library size, no ranks")
    boolean panel;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            defaultValue = "not stated",
            description = "assay or sequencer; recorded with each score")
    String platform = "";

    @Option(
            names = "--samples",
            paramLabel = "SHEET",
            description = "CSV: sample,patient,collected-on,batch,prednisolone[mg/d],hydroxychloroquine,sulfasalazine")
    @Nullable
    Path sheet;

    @Option(
            names = "--healthy",
            paramLabel = "MATRIX",
            description = "healthy people by the same platform and scale: tells who is positive (mean + 2 SD)")
    @Nullable
    Path healthy;

    @Option(
            names = "--signatures",
            paramLabel = "FILE",
            description = "a site's own signatures, beside the bundled ones")
    @Nullable
    Path own;

    @Option(names = "--json", description = "JSON on stdout instead of a table")
    boolean json;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        List<Signature> signatures = signatures();
        ExpressionMatrix read = read(matrix);
        SampleSheet samples = sheet == null ? SampleSheet.NONE : sheet(sheet, read.samples());
        Map<String, HealthyReference> references = healthy == null ? Map.of() : references(signatures, read(healthy));
        SignatureReport report = new SignatureReport(platform, samples, references);
        for (int i = 0; i < read.samples().size(); i++) {
            var sample = read.sample(i);
            signatures.forEach(s -> report.add(sample.id(), SignatureScorer.score(s, sample)));
        }
        out.print(json ? report.json(read) : report.table());
        out.flush();
        return 0;
    }

    private List<Signature> signatures() throws RefusedException {
        try {
            return own == null ? SignatureFile.bundled() : SignatureFile.with(own);
        } catch (SignatureFileException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RefusedException("the signature file " + own + " cannot be read", e);
        }
    }

    private ExpressionMatrix read(Path file) throws RefusedException {
        Scale declared =
                Scale.named(scale).orElseThrow(() -> new RefusedException("--scale must be one of " + Scale.labels()));
        try {
            return MatrixReader.read(file, declared, panel);
        } catch (MatrixRefusedException e) {
            throw new RefusedException(file + " is refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new RefusedException("the matrix " + file + " cannot be read", e);
        }
    }

    private static SampleSheet sheet(Path file, List<String> samples) throws RefusedException {
        try {
            return SampleSheet.read(file, samples);
        } catch (SampleSheetException e) {
            throw new RefusedException(file + " is refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new RefusedException("the sample sheet " + file + " cannot be read", e);
        }
    }

    private Map<String, HealthyReference> references(List<Signature> signatures, ExpressionMatrix people)
            throws RefusedException {
        Map<String, HealthyReference> references = new LinkedHashMap<>();
        for (Signature signature : signatures) {
            List<Double> levels = new ArrayList<>();
            for (int i = 0; i < people.samples().size(); i++) {
                if (SignatureScorer.score(signature, people.sample(i)) instanceof Score score) {
                    levels.add(score.level());
                }
            }
            // A signature that the reference cannot score stays without a cut; the others have theirs.
            if (levels.size() >= HealthyReference.LEAST_PEOPLE) {
                references.put(signature.name(), HealthyReference.of(signature.name(), platform, levels));
            }
        }
        if (references.isEmpty()) {
            throw new RefusedException("the healthy reference scores fewer than " + HealthyReference.LEAST_PEOPLE
                    + " people in every signature");
        }
        return references;
    }
}
