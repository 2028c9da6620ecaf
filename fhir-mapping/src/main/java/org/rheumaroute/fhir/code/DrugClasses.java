package org.rheumaroute.fhir.code;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which group the classes of drugs belong to, and how strong each glucocorticoid is: {@code codes/drug-classes.csv} and
 * {@code codes/glucocorticoids.csv}. Immutable after loading, thread-safe.
 */
public final class DrugClasses {
    private static final DrugClasses BUNDLED = new DrugClasses();

    private final Map<String, DrugGroup> groups = new LinkedHashMap<>();
    private final Map<String, Double> equivalents = new LinkedHashMap<>();

    private DrugClasses() {
        CsvTable.read("codes/drug-classes.csv").forEach(this::addClass);
        CsvTable.read("codes/glucocorticoids.csv").forEach(this::addEquivalent);
    }

    /** The tables that are shipped. */
    public static DrugClasses bundled() {
        return BUNDLED;
    }

    /**
     * The group of a class, for example that of {@code tnfi}.
     *
     * @throws IllegalArgumentException when the class is unknown
     */
    public DrugGroup groupOf(String drugClass) {
        DrugGroup group = groups.get(drugClass);
        if (group == null) {
            throw new IllegalArgumentException("no class '" + drugClass + "' in codes/drug-classes.csv");
        }
        return group;
    }

    /**
     * By what a dose in mg is multiplied to be a dose of prednisolone; empty when the drug is no glucocorticoid of the
     * table. The factors are common knowledge of the field; no primary source was read for them.
     */
    public Optional<Double> prednisoloneEquivalent(String drug) {
        return Optional.ofNullable(equivalents.get(drug));
    }

    private void addClass(CsvTable.Row row) {
        DrugGroup group = DrugGroup.ofCode(row.require("group"))
                .orElseThrow(() -> row.fault("unknown group '" + row.get("group") + "'"));
        if (groups.putIfAbsent(row.require("class"), group) != null) {
            throw row.fault("class " + row.get("class") + " stands twice");
        }
    }

    private void addEquivalent(CsvTable.Row row) {
        double factor = new BigDecimal(row.require("prednisolone-equivalent")).doubleValue();
        if (!(factor > 0.0) || equivalents.putIfAbsent(row.require("drug"), factor) != null) {
            throw row.fault("a drug needs exactly one positive factor");
        }
    }
}
