package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rheumaroute.expression.ExpressionSample;
import org.rheumaroute.expression.GeneId;
import org.rheumaroute.expression.Scale;

/**
 * Reads an Observation of a gene panel: one component a gene, named by Ensembl id or HGNC symbol, all in one unit. Only
 * ratios between genes of one sample count, so the unit itself drops out. Every other Observation goes to the usual
 * reader.
 */
final class ExpressionPanelReader implements ResourceReader {
    private static final Set<String> GENE_SYSTEMS = Set.of("http://www.ensembl.org", "http://www.genenames.org");

    private final ResourceReader others;
    private final ReaderSettings settings;

    ExpressionPanelReader(ResourceReader others, ReaderSettings settings) {
        this.others = others;
        this.settings = settings;
    }

    @Override
    public String patientElement() {
        return others.patientElement();
    }

    @Override
    public List<String> foreignElements() {
        return others.foreignElements();
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        if (!ExpressionFormat.isNamedIn(tree)) {
            others.read(draft);
            return;
        }
        if (Elements.any(tree, "focus") != null) {
            throw new Unreadable(ReadReason.FOCUS_ELSEWHERE);
        }
        ObservationReader.requireUsable(Elements.text(tree, "status"), settings);
        ExpressionFormat format = formatOf(tree);
        FhirTimes.Written time = FhirTimes.effective(tree, settings);
        draft.effective = time.text();
        ExpressionScores.into(draft, sample(tree, format), time.moment());
    }

    private static ExpressionFormat formatOf(JsonNode tree) throws Unreadable {
        for (JsonNode coding : tree.path("code").path("coding")) {
            if (ExpressionFormat.isOurs(coding)) {
                return ExpressionFormat.of(coding);
            }
        }
        throw new Unreadable(ReadReason.CODE_MISSING);
    }

    private static ExpressionSample sample(JsonNode tree, ExpressionFormat format) throws Unreadable {
        Map<String, Double> values = new HashMap<>();
        Set<String> units = new HashSet<>();
        for (JsonNode component : Elements.objects(tree, "component")) {
            String gene = gene(component);
            double value = value(component, format.scale(), units);
            if (values.put(gene, value) != null) {
                throw new Unreadable(ReadReason.VALUES_SEVERAL);
            }
        }
        if (units.size() > 1) {
            throw new Unreadable(ReadReason.UNIT_DISAGREES);
        }
        return new ExpressionSample("panel", format.scale(), true, values, Map.of());
    }

    private static String gene(JsonNode component) throws Unreadable {
        Set<String> names = new HashSet<>();
        for (JsonNode coding : component.path("code").path("coding")) {
            if (GENE_SYSTEMS.contains(coding.path("system").asText())) {
                names.add(coding.path("code").asText());
            }
        }
        if (names.size() != 1) { // a symbol and an id may name two genes; nobody checks that here
            throw new Unreadable(names.isEmpty() ? ReadReason.CODE_MISSING : ReadReason.CODINGS_DISAGREE);
        }
        try {
            return GeneId.of(names.iterator().next()).value();
        } catch (IllegalArgumentException e) {
            throw new Unreadable(ReadReason.CODE_MISSING);
        }
    }

    private static double value(JsonNode component, Scale scale, Set<String> units) throws Unreadable {
        JsonNode quantity = Elements.object(component, "valueQuantity");
        if (quantity == null || !quantity.path("value").isNumber()) {
            throw new Unreadable(ReadReason.NO_VALUE);
        }
        if (Elements.any(quantity, "comparator") != null) {
            throw new Unreadable(ReadReason.COMPARATOR);
        }
        String unit = Elements.text(quantity, "code");
        units.add(unit == null ? String.valueOf(Elements.text(quantity, "unit")) : unit);
        BigDecimal value = quantity.path("value").decimalValue();
        if (scale.complaintAbout(value.doubleValue()).isPresent()) {
            throw new Unreadable(ReadReason.IMPLAUSIBLE);
        }
        return value.doubleValue();
    }
}
