package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * Loads damaged packages one after the other and says of each what came of it, one line each: {@code INDEX DAMAGE END}.
 * Runs in a JVM of its own, whose death is a result as well.
 */
final class DamageCampaign {
    /** Said before a package is touched, so that the parent knows over which one this JVM died. */
    static final String BEGINS = "begins";

    private static final long SEED = 20_261_124;
    private static final double TOLERANCE = 5e-6;

    /** What came of one damaged package. */
    enum End {
        /** Not loaded; the failing check was named. */
        REFUSED,
        /** Loaded, and every patient gets the same numbers as before. */
        HARMLESS,
        /** Loaded, every patient gets the same numbers, and some of them other reasons for it. */
        OTHER_EXPLANATION,
        /** Loaded, and a patient gets another number. */
        CHANGED,
        /** Something else was thrown. */
        FAULT
    }

    private final SigningKey key;
    private final PackageFiles sound;
    private final PackageFiles other;
    private final List<FeatureVector> patients = DamageablePackages.patients(300, 7);
    private final List<ScoreOutcome> answers;

    private DamageCampaign() throws Exception {
        key = SigningKey.generate();
        sound = DamageablePackages.combination(key, 1);
        other = DamageablePackages.combination(key, 2);
        try (LoadedPackage loaded = load(sound)) {
            answers = loaded.score(patients);
        }
    }

    /** Arguments: first index, index after the last. */
    public static void main(String[] arguments) throws Exception {
        DamageCampaign campaign = new DamageCampaign();
        for (int i = Integer.parseInt(arguments[0]); i < Integer.parseInt(arguments[1]); i++) {
            Damage damage = Damage.values()[i % Damage.values().length];
            System.out.println(i + " " + damage + " " + BEGINS);
            System.out.flush();
            System.out.println(i + " " + damage + " " + campaign.end(damage, SEED + i));
            System.out.flush();
        }
    }

    private End end(Damage damage, long seed) throws Exception {
        PackageFiles damaged = damage.of(sound, other, key, seed);
        try (LoadedPackage loaded = load(damaged)) {
            return compare(loaded);
        } catch (ModelIntegrityException e) {
            return End.REFUSED;
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            return End.FAULT;
        }
    }

    private LoadedPackage load(PackageFiles files) throws ModelIntegrityException {
        return DamageablePackages.loader(key)
                .load(new PackageSource.InMemory(new PackageFiles(Path.of("offered"), contents(files))));
    }

    private static Map<String, byte[]> contents(PackageFiles files) throws ModelIntegrityException {
        Map<String, byte[]> contents = new HashMap<>();
        for (String name : files.names()) {
            contents.put(name, files.bytes(name));
        }
        return contents;
    }

    private End compare(LoadedPackage loaded) {
        List<ScoreOutcome> now = loaded.score(patients);
        boolean explained = true;
        for (int i = 0; i < now.size(); i++) {
            if (answers.get(i) instanceof Scored one && now.get(i) instanceof Scored another) {
                if (!sameScore(one.score(), another.score())) {
                    return End.CHANGED;
                }
                explained &= sameShares(shares(one), shares(another));
            } else if (!answers.get(i).equals(now.get(i))) {
                return End.CHANGED;
            }
        }
        return explained ? End.HARMLESS : End.OTHER_EXPLANATION;
    }

    /** Within what a golden row of a net may differ on another processor. */
    private static boolean sameScore(RiskScore one, RiskScore another) {
        return one.category() == another.category()
                && one.horizon().equals(another.horizon())
                && one.interval().coverage() == another.interval().coverage()
                && near(one.probability(), another.probability())
                && near(one.interval().low(), another.interval().low())
                && near(one.interval().high(), another.interval().high());
    }

    private static boolean near(Probability one, Probability another) {
        return Math.abs(one.value() - another.value()) <= TOLERANCE;
    }

    private static Map<FeatureName, Double> shares(Scored scored) {
        return scored.contributions().stream().collect(Collectors.toMap(Contribution::feature, Contribution::logOdds));
    }

    private static boolean sameShares(Map<FeatureName, Double> one, Map<FeatureName, Double> another) {
        return one.keySet().stream().allMatch(f -> Math.abs(one.get(f) - another.get(f)) <= 10 * TOLERANCE);
    }
}
