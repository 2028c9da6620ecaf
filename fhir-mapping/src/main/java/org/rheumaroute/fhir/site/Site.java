package org.rheumaroute.fhir.site;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;
import org.rheumaroute.fhir.code.JointTable;
import org.rheumaroute.fhir.unit.UnitConverter;

/** One hospital's own codes, units, limits and zone on top of what is shipped. Immutable, thread-safe. */
public final class Site {
    /** A site that says nothing: shipped codes and units, no zone, no limits of its own. */
    public static final Site NONE = new Site(
            "local", null, CodeTables.bundled(), JointTable.bundled(), UnitConverter.bundled(), Map.of(), false, null);

    private final String name;
    private final @Nullable ZoneId zone;
    private final CodeTables tables;
    private final JointTable joints;
    private final UnitConverter units;
    private final Map<String, Double> upperLimits;
    private final boolean readsPreliminary;
    private final @Nullable String fingerprint;

    Site(
            String name,
            @Nullable ZoneId zone,
            CodeTables tables,
            JointTable joints,
            UnitConverter units,
            Map<String, Double> upperLimits,
            boolean readsPreliminary,
            @Nullable String fingerprint) {
        this.name = name;
        this.zone = zone;
        this.tables = tables;
        this.joints = joints;
        this.units = units;
        this.upperLimits = Map.copyOf(upperLimits);
        this.readsPreliminary = readsPreliminary;
        this.fingerprint = fingerprint;
    }

    /** Short name, for example in the {@code site} column of a training table. */
    public String name() {
        return name;
    }

    /** The hospital's zone; empty when the file says none. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** The shipped code tables with the site's codes. */
    public CodeTables tables() {
        return tables;
    }

    /** The shipped codes of joints with the site's. */
    public JointTable joints() {
        return joints;
    }

    /** The shipped units with the site's units. */
    public UnitConverter units() {
        return units;
    }

    /** Upper limit of normal by concept, in the concept's canonical unit, for the assays that the site names. */
    public Map<String, Double> upperLimits() {
        return upperLimits;
    }

    /** Whether results that the laboratory has not confirmed are read. */
    public boolean readsPreliminary() {
        return readsPreliminary;
    }

    /** The first 16 hex digits of the file's SHA-256; empty without a file. Another file may read another value. */
    public Optional<String> fingerprint() {
        return Optional.ofNullable(fingerprint);
    }

    @Override
    public String toString() {
        return "Site " + name;
    }
}
