package org.rheumaroute.training.member;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A fitted model as the files its engine opens, so that validation predicts by the same code as the server.
 *
 * @param engine opens the files
 * @param weights the engine's files by name
 * @param settings what was chosen while fitting, for the card
 */
public record FittedMember(Engine engine, Map<String, byte[]> weights, Map<String, String> settings) {
    public FittedMember {
        weights = Map.copyOf(weights);
        settings = Map.copyOf(settings);
    }

    /**
     * Log-odds of patients, which must not be empty.
     *
     * @throws IllegalStateException when the engine refuses what was just fitted
     */
    public double[] logOdds(List<FeatureVector> vectors) {
        PackageFiles files = new PackageFiles(Path.of("fitted"), weights);
        try (MemberModel model = engine.open(files, vectors.get(0).schema())) {
            return model.logOdds(vectors);
        } catch (ModelIntegrityException e) {
            throw new IllegalStateException("a model that was just fitted is refused by its own engine", e);
        }
    }
}
