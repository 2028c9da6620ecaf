package org.rheumaroute.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rheumaroute.fhir.code.CodeRow;
import org.rheumaroute.fhir.code.CodeTables;

/**
 * What units mean, written without the product's converter and without a UCUM library: a table by hand ({@code
 * cases/unit-factors.csv}) and, for texts that are not in it, a grammar of prefix, atom and exponent.
 */
public final class UnitOracle {
    private static final String SCALE_OF_THE_CODE = "code";
    private static final Map<String, Map<String, String>> TABLE = read();
    private static final Map<String, String> CANONICAL = Map.of(
            "crp",
            "mg/L",
            "mmp-3",
            "ng/mL",
            "esr",
            "mm/h",
            "rf",
            "[IU]/mL",
            "anti-ccp",
            "U/mL",
            "bmi",
            "kg/m2",
            "body-weight",
            "kg",
            "body-height",
            "cm",
            "ptga",
            "mm",
            "phga",
            "mm");
    private static final Map<String, Integer> PREFIXES = Map.ofEntries(
            Map.entry("da", 1),
            Map.entry("h", 2),
            Map.entry("k", 3),
            Map.entry("M", 6),
            Map.entry("G", 9),
            Map.entry("d", -1),
            Map.entry("c", -2),
            Map.entry("m", -3),
            Map.entry("u", -6),
            Map.entry("n", -9),
            Map.entry("p", -12),
            Map.entry("f", -15));
    private static final Pattern TERM =
            Pattern.compile("(?<atom>g|L|l|m|h|min|s|mol|U|\\[[iI]U]|\\[lb_av]|\\[in_i]|%)(?<power>-?\\d)?");

    private UnitOracle() {}

    /** Every unit spelling in the table by hand, the empty one included. */
    public static List<String> spellings() {
        return TABLE.values().stream()
                .flatMap(units -> units.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Every unit spelling that the table by hand lists for a concept; empty when it has no number. */
    public static List<String> spellingsOf(String concept) {
        return List.copyOf(TABLE.getOrDefault(concept, Map.of()).keySet());
    }

    /** The factor to the canonical unit; empty when the text is no unit of this concept. */
    public static OptionalDouble factor(CodeRow row, String unit) {
        String listed = TABLE.getOrDefault(row.concept(), Map.of()).get(plain(unit));
        if (SCALE_OF_THE_CODE.equals(listed)) {
            return OptionalDouble.of(100.0 / row.scaleMax());
        }
        return listed != null ? OptionalDouble.of(Double.parseDouble(listed)) : byGrammar(row.concept(), plain(unit));
    }

    /** A code of this row as a laboratory would send it: prefixes are filled up with a blood specimen. */
    public static String codeOf(CodeRow row) {
        if (!row.isPrefix()) {
            return row.code();
        }
        String specimen = row.specimens().isEmpty() ? "025" : row.specimens().get(0);
        return row.code() + "0000" + specimen + "06201";
    }

    /** A URI of this row's system. */
    public static String systemOf(CodeRow row) {
        return Objects.requireNonNull(Map.of(
                        "loinc", "http://loinc.org",
                        "jlac10", "http://medis.or.jp/CodeSystem/master-JLAC10-17digits",
                        "jlac11", "http://medis.or.jp/CodeSystem/master-JLAC11-17digits",
                        "rheumaroute", "urn:rheumaroute:items")
                .get(row.system()));
    }

    /** All codes of tests; those of diseases are left out. */
    public static List<CodeRow> tests() {
        CodeTables tables = CodeTables.bundled();
        return tables.rows().stream()
                .filter(row -> tables.concept(row.concept()).group().isEmpty())
                .toList();
    }

    /** Those codes of tests whose values are numbers. */
    public static List<CodeRow> numericTests() {
        return tests().stream().filter(row -> TABLE.containsKey(row.concept())).toList();
    }

    private static String plain(String unit) {
        return Normalizer.normalize(unit, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replace('μ', 'u');
    }

    /** Magnitude and the powers of gram, metre, second, mole, U, IU. */
    private record Meaning(double magnitude, int[] powers) {}

    private static OptionalDouble byGrammar(String concept, String unit) {
        String canonical = CANONICAL.get(concept);
        Meaning meant = canonical == null ? null : meaning(unit);
        if (meant == null) {
            return OptionalDouble.empty();
        }
        Meaning wanted = Objects.requireNonNull(meaning(canonical));
        return Arrays.equals(meant.powers, wanted.powers)
                ? OptionalDouble.of(meant.magnitude / wanted.magnitude)
                : OptionalDouble.empty();
    }

    private static Meaning meaning(String unit) {
        double magnitude = 1;
        int[] powers = new int[6];
        int sign = 1;
        String rest = unit.startsWith("/") ? unit : "." + unit;
        while (!rest.isEmpty()) {
            // UCUM reads from left to right: a slash holds for one term only.
            sign = rest.charAt(0) == '/' ? -1 : 1;
            int end = nextOperator(rest);
            String term = rest.substring(1, end);
            Meaning part = rest.charAt(0) == '/' || rest.charAt(0) == '.' ? termMeaning(term) : null;
            if (part == null) {
                return null;
            }
            magnitude *= Math.pow(part.magnitude, sign);
            for (int i = 0; i < powers.length; i++) {
                powers[i] += sign * part.powers[i];
            }
            rest = rest.substring(end);
        }
        return new Meaning(magnitude, powers);
    }

    private static int nextOperator(String rest) {
        int end = 1;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '.') {
            end++;
        }
        return end;
    }

    private static Meaning termMeaning(String term) {
        Matcher bare = TERM.matcher(term);
        if (bare.matches()) {
            return powered(bare, 0);
        }
        for (Map.Entry<String, Integer> prefix : PREFIXES.entrySet()) {
            Matcher rest = TERM.matcher(
                    term.startsWith(prefix.getKey())
                            ? term.substring(prefix.getKey().length())
                            : "");
            if (rest.matches() && !List.of("h", "min", "[lb_av]", "[in_i]", "%").contains(rest.group("atom"))) {
                return powered(rest, prefix.getValue());
            }
        }
        return null;
    }

    private static Meaning powered(Matcher term, int prefix) {
        int power = term.group("power") == null ? 1 : Integer.parseInt(term.group("power"));
        Meaning atom = atom(term.group("atom"));
        int[] powers = Arrays.stream(atom.powers).map(p -> p * power).toArray();
        return new Meaning(Math.pow(atom.magnitude * Math.pow(10, prefix), power), powers);
    }

    private static Meaning atom(String name) {
        return switch (name) {
            case "g" -> new Meaning(1, new int[] {1, 0, 0, 0, 0, 0});
            case "[lb_av]" -> new Meaning(453.59237, new int[] {1, 0, 0, 0, 0, 0});
            case "m" -> new Meaning(1, new int[] {0, 1, 0, 0, 0, 0});
            case "[in_i]" -> new Meaning(0.0254, new int[] {0, 1, 0, 0, 0, 0});
            case "L", "l" -> new Meaning(0.001, new int[] {0, 3, 0, 0, 0, 0});
            case "s" -> new Meaning(1, new int[] {0, 0, 1, 0, 0, 0});
            case "min" -> new Meaning(60, new int[] {0, 0, 1, 0, 0, 0});
            case "h" -> new Meaning(3600, new int[] {0, 0, 1, 0, 0, 0});
            case "mol" -> new Meaning(1, new int[] {0, 0, 0, 1, 0, 0});
            case "U" -> new Meaning(1, new int[] {0, 0, 0, 0, 1, 0});
            case "%" -> new Meaning(0.01, new int[6]);
            default -> new Meaning(1, new int[] {0, 0, 0, 0, 0, 1});
        };
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> table = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(UnitOracle.class.getResourceAsStream("/cases/unit-factors.csv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).skip(1).forEach(line -> {
                String[] cells = line.split(",", -1);
                table.computeIfAbsent(cells[0], c -> new LinkedHashMap<>()).put(plain(cells[1]), cells[2]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
