package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.packages.LogOddsModel.Combined;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;

/** Turns verified bytes into a package that scores; golden rows are compared by the caller. */
final class PackageOpener {
    static final String SCHEMA_FILE = "feature-schema.json";
    static final String RULE_FILE = "calibration.json";
    static final String CARD_FILE = "model-card.json";

    private final List<Engine> engines;

    PackageOpener(List<Engine> engines) {
        this.engines = List.copyOf(engines);
    }

    LoadedPackage openSingle(PackageRef ref, String engineId, PackageFiles files) throws ModelIntegrityException {
        Parts parts = Parts.of(ref, files);
        if (!parts.rule.members().isEmpty()) {
            throw new ModelIntegrityException(files.origin(), "calibration", "a single model has no members");
        }
        Engine engine = engine(engineId, files.origin());
        LogOddsModel model;
        try {
            model = new LogOddsModel.Single(engine.open(files, parts.gates.schema()));
        } catch (RuntimeException e) { // an engine's own failure must not look like a sound package
            throw new ModelIntegrityException(
                    files.origin(),
                    "engine",
                    engine.version() + " failed: " + e.getClass().getSimpleName());
        }
        return parts.loaded(ref, model, engine.goldenTolerance());
    }

    /**
     * Joins opened members.
     *
     * @param members in the order of the rule's weights
     */
    LoadedPackage openCombination(PackageRef ref, PackageFiles files, List<LoadedPackage> members)
            throws ModelIntegrityException {
        Parts parts = Parts.of(ref, files);
        List<Combined.Part> joined = new ArrayList<>();
        double tolerance = 0;
        for (int i = 0; i < members.size(); i++) {
            LoadedPackage member = members.get(i);
            requireFit(parts, ref, member, files.origin());
            joined.add(member.asPart(parts.rule.members().get(i).weight()));
            tolerance = Math.max(tolerance, member.goldenTolerance());
        }
        return parts.loaded(ref, new Combined(List.copyOf(joined)), tolerance);
    }

    /** How the package's log-odds become a probability. */
    static ScoringRule rule(PackageFiles files) throws ModelIntegrityException {
        return Parts.rule(files);
    }

    /** The rule of a combination: at least two members. */
    static List<MemberWeight> memberWeights(PackageFiles files) throws ModelIntegrityException {
        List<MemberWeight> members = Parts.rule(files).members();
        if (members.size() < 2) {
            throw new ModelIntegrityException(files.origin(), "members", "a combination needs at least two members");
        }
        for (String name : files.names()) {
            if (name.startsWith("members/") && members.stream().noneMatch(m -> name.startsWith(m.folder() + "/"))) {
                throw new ModelIntegrityException(files.origin(), "members", name + " belongs to no member");
            }
        }
        return members;
    }

    private static void requireFit(Parts whole, PackageRef ref, LoadedPackage member, Path origin)
            throws ModelIntegrityException {
        if (!member.schema().equals(whole.gates.schema())) {
            throw new ModelIntegrityException(origin, "members", "a member has another feature schema");
        }
        if (!member.task().equals(whole.card.task())) {
            throw new ModelIntegrityException(origin, "members", "a member answers another question");
        }
        if (member.packageRef().demonstration() && !ref.demonstration()) {
            throw new ModelIntegrityException(
                    origin, "members", "a member was trained on invented data, the combination does not say so");
        }
    }

    private Engine engine(String id, Path origin) throws ModelIntegrityException {
        return engines.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new ModelIntegrityException(origin, "engine", "no engine '" + id + "' is installed"));
    }

    /** The files that every package has, read and compared with each other. */
    private record Parts(ModelCard card, Gates gates, ScoringRule rule) {
        static Parts of(PackageRef ref, PackageFiles files) throws ModelIntegrityException {
            Path origin = files.origin();
            InputContract inputs = InputContract.read(origin.resolve(SCHEMA_FILE), files.bytes(SCHEMA_FILE));
            ModelCard card = ModelCard.read(origin.resolve(CARD_FILE), files.bytes(CARD_FILE));
            if (!card.name().equals(ref.name())
                    || !card.version().equals(ref.version())
                    || card.demonstration() != ref.demonstration()) {
                throw new ModelIntegrityException(
                        origin.resolve(CARD_FILE), "card", "name, version or demonstration differ from the manifest");
            }
            return new Parts(card, new Gates(inputs, familiarity(files, inputs)), rule(files));
        }

        /** Older packages have none. */
        private static Optional<Familiarity> familiarity(PackageFiles files, InputContract inputs)
                throws ModelIntegrityException {
            if (!files.names().contains(Familiarity.FILE)) {
                return Optional.empty();
            }
            return Optional.of(Familiarity.read(
                    files.origin().resolve(Familiarity.FILE), files.bytes(Familiarity.FILE), inputs.schema()));
        }

        static ScoringRule rule(PackageFiles files) throws ModelIntegrityException {
            // Packages from before there was a term for other hospitals have none.
            return PackageJson.read(
                    files.origin().resolve(RULE_FILE),
                    "calibration",
                    files.bytes(RULE_FILE),
                    ScoringRule.class,
                    new PackageJson.Default("interval", "transport", 0.0));
        }

        LoadedPackage loaded(PackageRef ref, LogOddsModel model, double tolerance) {
            return new LoadedPackage(ref, card, gates, rule, model, tolerance);
        }
    }
}
