package org.rheumaroute.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixReaderTest {
    private static final String PLAIN = "gene\tS1\tS2\nIFI27\t3\t0\nTBP\t10\t12\n";

    @Test
    void readsGenesBySamples() throws Exception {
        ExpressionMatrix matrix = panel(PLAIN);
        assertThat(matrix.samples()).containsExactly("S1", "S2");
        assertThat(matrix.sample(1).value("TBP")).hasValue(12);
        assertThat(matrix.sample(0).value("MX1")).isEmpty();
    }

    @Test
    void readsTheSameFromCommasQuotesByteOrderMarkAndGzip() throws Exception {
        String commas =
                "\ufeff" + PLAIN.replace('\t', ',').replace("S1", "\"S1\"").replace("IFI27", "\"IFI27\"");
        ExpressionMatrix plain = panel(PLAIN);
        for (byte[] other : new byte[][] {bytes(commas), gzip(PLAIN), bytes(PLAIN.replace("\n", "\r\n"))}) {
            ExpressionMatrix matrix = MatrixReader.read(new ByteArrayInputStream(other), Scale.COUNTS, true);
            assertThat(matrix.samples()).isEqualTo(plain.samples());
            assertThat(matrix.sample(0)).isEqualTo(plain.sample(0));
        }
    }

    @Test
    void findsAGeneByItsSymbolOrByItsIdWithoutVersion() throws Exception {
        ExpressionSample sample =
                panel("gene_id\tsymbol\tS1\nENSG00000165949.12\tIFI27\t7\n").sample(0);
        assertThat(sample.value("ENSG00000165949")).hasValue(7);
        assertThat(sample.value("IFI27")).hasValue(7);
        assertThat(sample.total()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
                    text for a number                  | gene;S1/TBP;high                                | line 2, column 'S1', is no number
                    empty cell                         | gene;S1;S2/TBP;1;                               | line 2, column 'S2', is empty; a value that is not known cannot be read as 0
                    NaN                                | gene;S1/TBP;NaN                                 | line 2, column 'S1', is no number
                    infinity by overflow               | gene;S1/TBP;1e999                               | line 2, column 'S1', must be finite
                    negative count                     | gene;S1/TBP;-1                                  | line 2, column 'S1', is negative, but the scale is counts
                    broken count                       | gene;S1/TBP;1.5                                 | line 2, column 'S1', is not a whole number, but the scale is counts
                    decimal comma                      | gene;S1/TBP;1,5                                 | line 2, column 'S1', is no number
                    gene twice                         | gene;S1/TBP;1/TBP;2                             | line 3 names gene TBP for the second time
                    gene twice but for its version     | gene;S1/ENSG00000112592.1;1/ENSG00000112592.2;2 | line 3 names gene ENSG00000112592 for the second time
                    symbol of two ids                  | gene;symbol;S1/ENSG00000112592;TBP;1/ENSG00000165704;TBP;2 | line 3 names gene TBP for the second time
                    sample twice                       | gene;S1;S1/TBP;1;2                              | line 1, column 'S1', stands twice
                    turned table                       | sample;ENSG00000112592;ENSG00000165704/S1;1;2   | line 1 has genes in its columns; genes must be rows: turn the table
                    short row                          | gene;S1;S2/TBP;1                                | line 2 has 2 cells, the heading has 3
                    gene that a spreadsheet changed    | gene;S1/1-Mar;4                                 | line 2, column 'gene', looks like a date; a spreadsheet has changed the gene's name
                    no gene name                       | gene;S1/;4                                      | line 2, column 'gene', is no gene symbol
                    no samples                         | gene/TBP                                        | line 1 must name 1 to 10000 samples
                    no genes                           | gene;S1                                         | the file has no genes
                    """)
    void refusesWithLineColumnAndReason(String name, String file, String message) {
        String text = Arrays.stream(file.split("/", -1))
                .map(line -> line.replace(';', '\t') + "\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> panel(text)).as(name).hasMessageStartingWith(message);
    }

    @Test
    void refusesASmallMatrixThatDoesNotSayItIsAPanel() {
        assertThatThrownBy(() -> read(bytes(PLAIN), false))
                .isInstanceOf(MatrixRefusedException.class)
                .hasMessage("the file has 2 genes, too few for a whole transcriptome; say so if it is a panel");
    }

    @Test
    void readsAWholeTranscriptomeWithoutBeingToldMore() throws Exception {
        String rows = IntStream.range(0, MatrixReader.LEAST_OF_A_TRANSCRIPTOME)
                .mapToObj(i -> "GENE" + i + "\t" + i)
                .collect(Collectors.joining("\n"));
        assertThat(read(bytes("gene\tS1\n" + rows + "\n"), false).rows()).hasSize(5_000);
    }

    @Test
    void refusesDamagedGzipAndOtherEncodings() throws Exception {
        byte[] gzip = gzip(PLAIN);
        assertThatThrownBy(() -> read(Arrays.copyOf(gzip, gzip.length - 6), true))
                .hasMessage("the file is a damaged gzip file");
        assertThatThrownBy(() -> read("gene\tS1\nTBP\t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), true))
                .hasMessage("the file is not UTF-8");
    }

    private static ExpressionMatrix panel(String text) throws Exception {
        return read(bytes(text), true);
    }

    private static ExpressionMatrix read(byte[] file, boolean panel) throws Exception {
        return MatrixReader.read(new ByteArrayInputStream(file), Scale.COUNTS, panel);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes(text));
        }
        return out.toByteArray();
    }
}
