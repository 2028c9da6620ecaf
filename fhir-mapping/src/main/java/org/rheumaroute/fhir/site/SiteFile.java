package org.rheumaroute.fhir.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.Concept;
import org.rheumaroute.fhir.code.JointTable;
import org.rheumaroute.fhir.site.SiteFileException.Problem;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a site file, one YAML (see {@code docs/site-file.md}). Read strictly: a file with one wrong line is not used at
 * all, and all its problems are told at once. Only the node tree is read, so no type of the class path can be made.
 */
public final class SiteFile {
    private static final long MOST_BYTES = 1L << 20;
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "site",
            "zone",
            "snomed",
            "preliminary",
            "codes",
            "drugs",
            "joints",
            "units",
            "units-when-absent",
            "limits"));

    private final List<Problem> problems = new ArrayList<>();
    private final String name;
    private String fingerprint = "";

    private SiteFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @throws SiteFileException naming every problem with line, field and reason
     * @throws IOException when it cannot be opened
     */
    public static Site read(Path file) throws IOException, SiteFileException {
        SiteFile reading = new SiteFile(
                file.getFileName() == null
                        ? file.toString()
                        : file.getFileName().toString());
        if (Files.size(file) > MOST_BYTES) {
            throw reading.refusal(1, "the file has more than " + MOST_BYTES + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        reading.fingerprint = sha256(bytes).substring(0, 16);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return reading.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw reading.refusal(1, "the file is not UTF-8");
        }
    }

    private SiteFileException refusal(int line, String reason) {
        return new SiteFileException(name, List.of(new Problem(line, "", reason)));
    }

    private Site parse(String text) throws SiteFileException {
        Site site = site(new YamlSection("", root(text), FIELDS, problems));
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new SiteFileException(name, problems);
        }
        return site;
    }

    private Node root(String text) throws SiteFileException {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(10);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
            if (root == null) {
                throw refusal(1, "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw refusal(line, "is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw refusal(1, "is no YAML that can be read safely");
        }
    }

    private Site site(YamlSection file) {
        boolean snomed = file.flag("snomed", true);
        SiteCodes codes = new SiteCodes(snomed);
        codes.readAll(file);
        SiteUnitTable units = new SiteUnitTable(UnitConverter.bundled());
        units.readAll(file, codes);
        SiteDrugs drugs = new SiteDrugs(snomed);
        drugs.readAll(file);
        SiteJoints joints = new SiteJoints(snomed, codes.rows());
        joints.readAll(file);
        CodeTables tables = CodeTables.bundled().with(joints.codes(), drugs.rows(), snomed);
        UnitConverter converter = UnitConverter.bundled().with(units.units());
        AssayLimits limits = new AssayLimits(converter);
        limits.readAll(file);
        return new Site(
                nameOf(file),
                zoneOf(file),
                tables,
                JointTable.bundled().with(joints.joints(), snomed),
                converter,
                limits.upperLimits(),
                readsPreliminary(file),
                fingerprint);
    }

    private static boolean readsPreliminary(YamlSection file) {
        String text = file.text("preliminary");
        if (text != null && !text.equals("read") && !text.equals("not-used")) {
            file.fault("preliminary", "must be read or not-used");
        }
        return "read".equals(text);
    }

    private static String nameOf(YamlSection file) {
        String text = file.requireText("site");
        if (text != null && !text.matches("[^,\"<>&]{1,64}")) {
            file.fault("site", "must be 1 to 64 characters without comma, quotes, <, > and &");
        }
        return String.valueOf(text);
    }

    private static @Nullable ZoneId zoneOf(YamlSection file) {
        String text = file.text("zone");
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            file.fault("zone", "must be a time zone such as Asia/Tokyo");
            return null;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The concept that a field names; null after a problem was noted. */
    static @Nullable Concept concept(YamlSection section, String field, @Nullable String name) {
        if (name == null) {
            return null;
        }
        return CodeTables.bundled().concepts().stream()
                .filter(concept -> concept.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    section.fault(field, "no concept is called '" + name + "'; see codes/concepts.csv");
                    return null;
                });
    }
}
