package org.rheumaroute.expression;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a matrix of genes (rows) by samples (columns) from TSV or CSV, plain or gzip. The first column names the gene; a
 * second column {@code symbol} may name it again. Everything else must be a number. Nothing is averaged, dropped or
 * filled in: a file that is not as it must be is refused with line, column and reason. Confined to one thread.
 */
public final class MatrixReader {
    /** Fewer genes than this cannot be a whole transcriptome. */
    static final int LEAST_OF_A_TRANSCRIPTOME = 5_000;

    private static final long MOST_BYTES = 2L << 30;
    private static final int MOST_GENES = 200_000;
    private static final int MOST_SAMPLES = 10_000;
    private static final Pattern SAMPLE = Pattern.compile("[^\\p{Cntrl}\"',;]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Set<String> SYMBOL_HEADINGS = Set.of("symbol", "gene_symbol", "gene_name", "hgnc_symbol");
    private static final int GENES_THAT_TELL_A_TURNED_TABLE = 2;

    private final Scale scale;
    private final boolean panel;
    private final List<String> samples = new ArrayList<>();
    private final Map<String, double[]> rows = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private String separator = "\t";
    private boolean hasSymbols;
    private int line;

    private MatrixReader(Scale scale, boolean panel) {
        this.scale = scale;
        this.panel = panel;
    }

    /**
     * Reads a file.
     *
     * @param panel whether only chosen genes were measured; a small file that does not say so is refused
     * @throws MatrixRefusedException when the file is not as it must be
     * @throws IOException when it cannot be read
     */
    public static ExpressionMatrix read(Path file, Scale scale, boolean panel)
            throws MatrixRefusedException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, scale, panel);
        }
    }

    /** As {@link #read(Path, Scale, boolean)}; the stream is read to its end and not closed. */
    public static ExpressionMatrix read(InputStream in, Scale scale, boolean panel)
            throws MatrixRefusedException, IOException {
        MatrixReader reader = new MatrixReader(scale, panel);
        try {
            reader.readAll(unpacked(in));
        } catch (CharacterCodingException e) {
            throw new MatrixRefusedException(0, "", "is not UTF-8");
        } catch (ZipException | EOFException e) {
            throw new MatrixRefusedException(0, "", "is a damaged gzip file");
        }
        return reader.finished();
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return new LimitedStream(gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered, MOST_BYTES);
    }

    private void readAll(InputStream in) throws MatrixRefusedException, IOException {
        BufferedReader text =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        for (String row = text.readLine(); row != null; row = text.readLine()) {
            line++;
            if (line == 1) {
                readHeading(row);
            } else if (!row.isBlank()) {
                readRow(row);
            }
        }
    }

    private void readHeading(String row) throws MatrixRefusedException {
        String heading = row.startsWith("\ufeff") ? row.substring(1) : row;
        separator = heading.contains("\t") ? "\t" : ",";
        List<String> cells = cells(heading);
        hasSymbols = cells.size() > 1 && SYMBOL_HEADINGS.contains(cells.get(1).toLowerCase(Locale.ROOT));
        Set<String> seen = new HashSet<>();
        int genes = 0;
        for (String sample : cells.subList(Math.min(cells.size(), first()), cells.size())) {
            if (!SAMPLE.matcher(sample).matches()) {
                throw new MatrixRefusedException(1, "", "has a sample without a plain name");
            }
            if (!seen.add(sample)) {
                throw new MatrixRefusedException(1, sample, "stands twice");
            }
            genes += GeneId.isEnsembl(sample) ? 1 : 0;
        }
        if (genes >= GENES_THAT_TELL_A_TURNED_TABLE) {
            throw new MatrixRefusedException(1, "", "has genes in its columns; genes must be rows: turn the table");
        }
        if (seen.isEmpty() || seen.size() > MOST_SAMPLES) {
            throw new MatrixRefusedException(
                    1, "", "must name 1 to " + MOST_SAMPLES + " samples after the gene, in TSV or CSV");
        }
        samples.addAll(cells.subList(first(), cells.size()));
    }

    private void readRow(String row) throws MatrixRefusedException {
        List<String> cells = cells(row);
        if (cells.size() != first() + samples.size()) {
            throw new MatrixRefusedException(
                    line, "", "has " + cells.size() + " cells, the heading has " + (first() + samples.size()));
        }
        String gene = geneOf(cells.get(0));
        double[] values = new double[samples.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(cells.get(first() + i), samples.get(i));
        }
        if (rows.put(gene, values) != null) {
            throw new MatrixRefusedException(line, "", "names gene " + gene + " for the second time; which is right?");
        }
        if (rows.size() > MOST_GENES) {
            throw new MatrixRefusedException(line, "", "is beyond " + MOST_GENES + " genes");
        }
        if (hasSymbols && !cells.get(1).isEmpty() && !cells.get(1).equals(gene)) {
            alias(geneOf(cells.get(1)), gene);
        }
    }

    /** A symbol that two ids share names neither: which one a signature means cannot be told. */
    private void alias(String symbol, String gene) throws MatrixRefusedException {
        if (aliases.put(symbol, gene) != null) {
            throw new MatrixRefusedException(
                    line, "", "names gene " + symbol + " for the second time; which is right?");
        }
    }

    private String geneOf(String cell) throws MatrixRefusedException {
        try {
            return GeneId.of(cell).value();
        } catch (IllegalArgumentException e) {
            throw new MatrixRefusedException(line, "gene", String.valueOf(e.getMessage()));
        }
    }

    private double number(String cell, String sample) throws MatrixRefusedException {
        if (!NUMBER.matcher(cell).matches()) {
            throw new MatrixRefusedException(
                    line,
                    sample,
                    cell.isEmpty() ? "is empty; a value that is not known cannot be read as 0" : "is no number");
        }
        double value = Double.parseDouble(cell);
        var complaint = scale.complaintAbout(value);
        if (complaint.isPresent()) {
            throw new MatrixRefusedException(line, sample, complaint.get());
        }
        return value;
    }

    private ExpressionMatrix finished() throws MatrixRefusedException {
        if (rows.isEmpty()) {
            throw new MatrixRefusedException(0, "", "has no genes");
        }
        if (!panel && rows.size() < LEAST_OF_A_TRANSCRIPTOME) {
            throw new MatrixRefusedException(
                    0, "", "has " + rows.size() + " genes, too few for a whole transcriptome; say so if it is a panel");
        }
        return new ExpressionMatrix(scale, panel, samples, rows, aliases);
    }

    private int first() {
        return hasSymbols ? 2 : 1;
    }

    /** Cells without the quotes that R and spreadsheets put around names; a quote inside a cell stays and is refused. */
    private List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.split(separator, -1)) {
            String bare = cell.strip();
            boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add(quoted ? bare.substring(1, bare.length() - 1) : bare);
        }
        return cells;
    }
}
