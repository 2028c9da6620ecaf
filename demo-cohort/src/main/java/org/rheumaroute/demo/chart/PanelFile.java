package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.rheumaroute.demo.starter.StarterColumn;

/** Writes a small matrix of counts whose signature levels are the invented ones. */
final class PanelFile {
    private static final HospitalTable GENES = HospitalTable.read("panel-genes.csv");
    private static final String FORMAT = "https://rheumaroute.org/fhir/CodeSystem/expression-format";
    private static final long HOUSEKEEPING = 100_000;
    private static final double FLOOR = 0.01; // of a ratio; see docs/signatures.md

    private final Chart chart;

    PanelFile(Chart chart) {
        this.chart = chart;
    }

    /**
     * Adds the document.
     *
     * @param levels log2 levels by signature; those of other signatures are not measured
     * @param good false: a housekeeping gene was not seen, and no signature can be scored
     */
    void write(Map<StarterColumn, BigDecimal> levels, boolean good) {
        StringBuilder matrix = new StringBuilder("gene\tsample\n");
        matrix.append("TBP\t").append(good ? HOUSEKEEPING : 0).append('\n');
        matrix.append("HPRT1\t").append(HOUSEKEEPING).append('\n');
        levels.forEach((column, level) -> {
            double ratio = StrictMath.pow(2, level.doubleValue()) - FLOOR;
            long count = Math.max(1, Math.round(ratio * HOUSEKEEPING));
            genes(column)
                    .forEach(gene ->
                            matrix.append(gene).append('\t').append(count).append('\n'));
        });
        DocumentReference document = chart.add("rna", new DocumentReference());
        document.setStatus(DocumentReferenceStatus.CURRENT).setSubject(chart.subject());
        document.getContext()
                .getPeriod()
                .setStartElement(new DateTimeType(chart.visit().toString()));
        DocumentReference.DocumentReferenceContentComponent content = document.addContent();
        content.getFormat().setSystem(FORMAT).setCode("counts-panel");
        content.getAttachment()
                .setContentType("text/tab-separated-values")
                .setTitle("invented panel")
                .setData(matrix.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> genes(StarterColumn column) {
        return GENES.rows("japan", "signature", column.feature()).stream()
                .map(row -> row.get("gene"))
                .toList();
    }
}
