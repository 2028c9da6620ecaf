package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.PackageReader.VerifiedPackage;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;

/**
 * A verified package whose calibration and card may be replaced. Weights, gates, members and the inputs of the golden
 * rows stay byte for byte; golden outputs are computed anew, and everything is signed by the reviser's key, members
 * among it. Immutable.
 */
public final class PackageRevision {
    private final VerifiedPackage verified;
    private final List<Engine> engines;
    private final ModelCard card;
    private final ScoringRule rule;
    private final List<FeatureVector> goldenInputs;

    private PackageRevision(
            VerifiedPackage verified,
            List<Engine> engines,
            ModelCard card,
            ScoringRule rule,
            List<FeatureVector> goldenInputs) {
        this.verified = verified;
        this.engines = engines;
        this.card = card;
        this.rule = rule;
        this.goldenInputs = goldenInputs;
    }

    /**
     * Reads a package once, with every check that {@link PackageLoader} makes.
     *
     * @throws ModelIntegrityException naming the check that failed
     */
    public static PackageRevision open(Path folder, TrustedKeys keys, List<Engine> engines)
            throws ModelIntegrityException {
        PackageSource.InMemory once = PackageSource.InMemory.of(new FolderSource(folder));
        VerifiedPackage verified = new PackageReader(keys).read(once);
        try (LoadedPackage loaded = new PackageLoader(keys, engines).load(once)) {
            return new PackageRevision(
                    verified,
                    List.copyOf(engines),
                    loaded.card(),
                    PackageOpener.rule(verified.files()),
                    GoldenRows.inputs(
                            loaded.schema(),
                            verified.files().origin(),
                            verified.files().bytes(GoldenRows.FILE)));
        }
    }

    /** Name, version and digest as they were. */
    public PackageRef ref() {
        return verified.ref();
    }

    /** The card as it was. */
    public ModelCard card() {
        return card;
    }

    /** Members, calibration and interval as they were. */
    public ScoringRule rule() {
        return rule;
    }

    /**
     * The same package with another calibration.
     *
     * @param revised the new card; its name must be the old one's
     * @param calibration from the log-odds before calibration to a probability
     * @param interval around that
     * @param key signs the package and its members
     * @throws ModelIntegrityException when the result does not load
     */
    public PackageFiles revise(ModelCard revised, Calibration calibration, IntervalRule interval, SigningKey key)
            throws ModelIntegrityException {
        if (!revised.name().equals(card.name())) {
            throw new IllegalArgumentException("a revision keeps the name " + card.name());
        }
        Map<String, byte[]> files = new HashMap<>();
        for (String name : verified.files().names()) {
            files.put(name, verified.files().bytes(name));
        }
        for (MemberWeight member : rule.members()) {
            PackageWriter.signAgain(files, member.folder() + "/", key);
        }
        files.put(PackageOpener.CARD_FILE, revised.toJson());
        files.put(PackageOpener.RULE_FILE, PackageJson.write(new ScoringRule(rule.members(), calibration, interval)));
        return new PackageWriter(key, engines)
                .finish(revised, verified.manifest().kind(), verified.manifest().engine(), files, goldenInputs);
    }
}
