package org.rheumaroute.cli.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.rheumaroute.cli.shell.RefusedException;

/** What a foreign XGBoost file may say of itself that its trees alone do not. */
final class ForeignTrees {
    private ForeignTrees() {}

    /**
     * Refuses a model that was stopped early and still holds the trees after its best round: its own wrapper in Python
     * leaves them out when it predicts, and the file alone does not.
     */
    static void requireWhole(byte[] json) throws RefusedException {
        JsonNode learner;
        try {
            learner = new ObjectMapper().readTree(json).path("learner");
        } catch (IOException e) {
            return; // the structural check says what is wrong
        }
        String best = learner.path("attributes").path("best_iteration").asText();
        int trees = learner.path("gradient_booster").path("model").path("trees").size();
        if (best.matches("\\d{1,9}") && Integer.parseInt(best) + 1 < trees) {
            throw new RefusedException("the model was stopped early: its best round is " + (Integer.parseInt(best) + 1)
                    + ", but it holds " + trees + " trees; save the best ones only (in Python: booster[:best_iteration"
                    + " + 1].save_model)");
        }
    }
}
