package org.rheumaroute.routes.score;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.feature.FeatureVector;

/** Scores vectors together, each with the package its patient was prepared for, and takes the time. Thread-safe. */
public final class ScoreBatches {
    /**
     * One patient's vector.
     *
     * @param scorer the package it was made for
     */
    public record Question(Scorer scorer, FeatureVector vector) {}

    private final LatencyHistogram times;

    /** @param times gets how long the call took in which a patient was scored and explained, once for each patient */
    public ScoreBatches(LatencyHistogram times) {
        this.times = times;
    }

    /** One outcome for each question, in the same order; no call mixes packages. */
    public List<CompletableFuture<ScoreOutcome>> answer(List<Question> questions) {
        List<CompletableFuture<ScoreOutcome>> answers = new ArrayList<>();
        Map<Scorer, List<Integer>> byScorer = new IdentityHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            answers.add(new CompletableFuture<>());
            byScorer.computeIfAbsent(questions.get(i).scorer(), scorer -> new ArrayList<>())
                    .add(i);
        }
        byScorer.forEach((scorer, places) -> answerAll(scorer, places, questions, answers));
        return answers;
    }

    private void answerAll(
            Scorer scorer,
            List<Integer> places,
            List<Question> questions,
            List<CompletableFuture<ScoreOutcome>> answers) {
        try {
            long start = System.nanoTime();
            List<ScoreOutcome> outcomes = scorer.score(
                    places.stream().map(place -> questions.get(place).vector()).toList());
            long took = System.nanoTime() - start;
            places.forEach(place -> times.record(took));
            for (int i = 0; i < places.size(); i++) {
                answers.get(places.get(i)).complete(outcomes.get(i));
            }
        } catch (RuntimeException failure) {
            places.forEach(place -> answers.get(place).completeExceptionally(failure));
        }
    }
}
