package org.rheumaroute.fhir.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All concepts with their codes, loaded from {@code codes/*.csv} and cross-checked while loading: every row names a
 * known concept and system, and no code stands under two concepts. Immutable, thread-safe.
 */
public final class CodeTables {
    private static final CodeTables BUNDLED = new CodeTables();

    private static final String SNOMED = "snomed";

    private final CodeSystems systems;
    private final Map<String, Concept> concepts;
    private final List<CodeRow> rows;
    private final CodeIndex siteCodes = new CodeIndex();
    private final CodeIndex codes;
    private final CodeIndex siteDrugCodes = new CodeIndex();
    private final CodeIndex drugCodes;
    private final Map<String, Drug> drugs;
    private final Set<String> suspectedModifiers;
    private final FindingTable findings;
    private final Set<String> leftOut;

    private CodeTables() {
        systems = new CodeSystems();
        concepts = new LinkedHashMap<>();
        rows = new ArrayList<>();
        codes = new CodeIndex();
        drugCodes = new CodeIndex();
        drugs = new HashMap<>();
        suspectedModifiers = new HashSet<>();
        findings = new FindingTable();
        leftOut = Set.of();
        CsvTable.read("codes/concepts.csv").forEach(this::addConcept);
        CsvTable.read("codes/tests.csv").forEach(row -> addCode(testRow(row), row));
        CsvTable.read("codes/diseases.csv").forEach(row -> addCode(plainRow(row, row.require("concept")), row));
        CsvTable.read("codes/drugs.csv").forEach(this::addDrug);
        CsvTable.read("codes/modifiers.csv").forEach(this::addModifier);
    }

    private CodeTables(CodeTables shipped, List<CodeRow> siteRows, List<CodeRow> siteDrugRows, boolean snomed) {
        systems = shipped.systems.with(Stream.concat(siteRows.stream(), siteDrugRows.stream())
                .map(CodeRow::system)
                .toList());
        concepts = shipped.concepts;
        rows = new ArrayList<>(shipped.rows);
        rows.addAll(siteRows);
        siteRows.forEach(siteCodes::add);
        siteDrugRows.forEach(siteDrugCodes::add);
        codes = shipped.codes;
        drugCodes = shipped.drugCodes;
        drugs = shipped.drugs;
        suspectedModifiers = shipped.suspectedModifiers;
        leftOut = snomed ? Set.of() : Set.of(SNOMED);
        findings = snomed ? shipped.findings : new FindingTable(leftOut);
    }

    /**
     * These tables with a site's own codes, which are looked up first.
     *
     * @param siteRows made with {@link #siteRow}
     * @param siteDrugRows made with {@link #siteDrugRow}
     * @param snomed whether SNOMED CT codes are understood at all
     */
    public CodeTables with(List<CodeRow> siteRows, List<CodeRow> siteDrugRows, boolean snomed) {
        return new CodeTables(this, siteRows, siteDrugRows, snomed);
    }

    /**
     * A row for a site's own code of a drug.
     *
     * @param drug name of a known drug
     * @param systemUri any URI or OID
     * @param isPrefix whether every code that begins like this is meant
     */
    public CodeRow siteDrugRow(String drug, String systemUri, String code, boolean isPrefix) {
        String system = systems.nameOrUri(systemUri);
        String name = drug(drug)
                .orElseThrow(() -> new IllegalArgumentException("no drug '" + drug + "'"))
                .name();
        return new CodeRow(
                name,
                system,
                CodeSystems.normalise(system, code),
                isPrefix,
                name,
                "",
                0,
                List.of(),
                null,
                "site file",
                "");
    }

    /** The drug with this name; empty when none is known. */
    public Optional<Drug> drug(String name) {
        return Optional.ofNullable(drugs.get(name));
    }

    /**
     * A row for a site's own code. Where a shipped row covers the code, its limits on specimen and display stay.
     *
     * @param concept name of a known concept
     * @param systemUri any URI or OID
     * @param scaleMax 10 or 100 for a scale; 0 takes what the shipped row says
     */
    public CodeRow siteRow(String concept, String systemUri, String code, String display, int scaleMax) {
        String system = systems.nameOrUri(systemUri);
        Optional<CodeRow> shipped = codes.find(system, CodeSystems.normalise(system, code));
        return new CodeRow(
                concept(concept).name(),
                system,
                CodeSystems.normalise(system, code),
                false,
                display,
                "",
                scaleMax != 0 ? scaleMax : shipped.map(CodeRow::scaleMax).orElse(0),
                shipped.map(CodeRow::specimens).orElse(List.of()),
                shipped.map(CodeRow::unlessDisplay).orElse(null),
                "site file",
                "");
    }

    /** Whether a system is SNOMED CT under any of its names. */
    public boolean isSnomed(String systemUri) {
        return systems.nameOf(systemUri).filter(SNOMED::equals).isPresent();
    }

    /** The tables that are shipped. */
    public static CodeTables bundled() {
        return BUNDLED;
    }

    /** All concepts in the order of the table. */
    public Collection<Concept> concepts() {
        return Collections.unmodifiableCollection(concepts.values());
    }

    /** All codes of tests and diseases in the order of the tables. */
    public List<CodeRow> rows() {
        return Collections.unmodifiableList(rows);
    }

    /**
     * The concept with this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Concept concept(String name) {
        Concept concept = concepts.get(name);
        if (concept == null) {
            throw new IllegalArgumentException("no concept '" + name + "' in codes/concepts.csv");
        }
        return concept;
    }

    /** What a code means; empty when it is not ours. */
    public Optional<CodeMatch> find(String systemUri, String code) {
        return readSystem(systemUri)
                .flatMap(system -> rowOf(system, CodeSystems.normalise(system, code)))
                .map(row -> new CodeMatch(concept(row.concept()), row));
    }

    private Optional<CodeRow> rowOf(String system, String normalisedCode) {
        return siteCodes.find(system, normalisedCode).or(() -> codes.find(system, normalisedCode));
    }

    private Optional<String> readSystem(String systemUri) {
        return systems.nameOf(systemUri).filter(system -> !leftOut.contains(system));
    }

    /** Which drug a code means; empty when it is not ours. */
    public Optional<Drug> findDrug(String systemUri, String code) {
        return readSystem(systemUri)
                .flatMap(system -> drugRowOf(system, CodeSystems.normalise(system, code)))
                .map(row -> drugs.get(row.concept()));
    }

    private Optional<CodeRow> drugRowOf(String system, String normalisedCode) {
        return siteDrugCodes.find(system, normalisedCode).or(() -> drugCodes.find(system, normalisedCode));
    }

    /** Whether a code is a modifier that makes a diagnosis a suspicion only. */
    public boolean isSuspectedModifier(String systemUri, String code) {
        return systems.nameOf(systemUri)
                .map(system -> suspectedModifiers.contains(system + '|' + CodeSystems.normalise(system, code)))
                .orElse(false);
    }

    /** How coded and textual results are understood. */
    public FindingTable findings() {
        return findings;
    }

    /** The specimen part of a JLAC10 code of 12 characters or more; empty when the code is shorter or another's. */
    public static Optional<String> specimenOf(CodeRow row, String code) {
        String text = CodeSystems.normalise(row.system(), code);
        return "jlac10".equals(row.system()) && text.length() >= 12
                ? Optional.of(text.substring(9, 12))
                : Optional.empty();
    }

    private void addConcept(CsvTable.Row row) {
        Concept.Kind kind = Concept.Kind.valueOf(row.require("kind").toUpperCase(Locale.ROOT));
        Concept concept = new Concept(
                row.require("concept"),
                kind,
                row.get("group"),
                row.get("unit"),
                number(row, "low"),
                number(row, "high"),
                row.require("english"),
                row.require("japanese"));
        if (concepts.put(concept.name(), concept) != null) {
            throw row.fault("concept " + concept.name() + " stands twice");
        }
    }

    private static double number(CsvTable.Row row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? 0.0 : Double.parseDouble(text);
    }

    private void addCode(CodeRow code, CsvTable.Row row) {
        if (!concepts.containsKey(code.concept())) {
            throw row.fault("unknown concept '" + code.concept() + "'");
        }
        rows.add(code);
        codes.add(code);
    }

    private CodeRow testRow(CsvTable.Row row) {
        CodeRow plain = plainRow(row, row.require("concept"));
        String specimens = row.get("specimens");
        String unless = row.get("unless-display");
        return new CodeRow(
                plain.concept(),
                plain.system(),
                plain.code(),
                plain.isPrefix(),
                plain.display(),
                row.get("unit"),
                scaleMax(row),
                specimens.isEmpty() ? List.of() : List.of(specimens.split("\\|", -1)),
                unless.isEmpty() ? null : Pattern.compile(unless, Pattern.CASE_INSENSITIVE),
                plain.source(),
                plain.checked());
    }

    private static int scaleMax(CsvTable.Row row) {
        return switch (row.get("scale")) {
            case "" -> 0;
            case "0-10" -> 10;
            case "0-100" -> 100;
            default -> throw row.fault("scale must be 0-10 or 0-100");
        };
    }

    private CodeRow plainRow(CsvTable.Row row, String concept) {
        String system = row.require("system");
        if (!systems.knows(system)) {
            throw row.fault("unknown system '" + system + "'");
        }
        String match = row.require("match");
        if (!match.equals("exact") && !match.equals("prefix")) {
            throw row.fault("match must be exact or prefix");
        }
        return new CodeRow(
                concept,
                system,
                CodeSystems.normalise(system, row.require("code")),
                match.equals("prefix"),
                row.require("display"),
                "",
                0,
                List.of(),
                null,
                row.require("source"),
                row.require("checked"));
    }

    private void addDrug(CsvTable.Row row) {
        Drug drug = new Drug(row.require("drug"), row.require("class"));
        Drug other = drugs.putIfAbsent(drug.name(), drug);
        if (other != null && !other.equals(drug)) {
            throw row.fault("drug " + drug.name() + " has two classes");
        }
        drugCodes.add(plainRow(row, drug.name()));
    }

    private void addModifier(CsvTable.Row row) {
        if (!row.require("meaning").equals("suspected") || !systems.knows(row.require("system"))) {
            throw row.fault("only meaning 'suspected' and known systems are understood");
        }
        suspectedModifiers.add(row.get("system") + '|' + row.require("code"));
    }
}
