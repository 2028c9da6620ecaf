package org.rheumaroute.model.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.GroupContribution;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Scorer;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LogOddsModel.Estimate;
import org.rheumaroute.model.packages.LogOddsModel.Estimates;
import org.rheumaroute.model.packages.LogOddsModel.Explained;

/**
 * A verified, opened package that scores: gates first, then log-odds, calibration, interval, category and
 * contributions. Thread-safe; closing waits for scores under way.
 */
public final class LoadedPackage implements Scorer {
    private final PackageRef ref;
    private final ModelCard card;
    private final Gates gates;
    private final ScoringRule rule;
    private final LogOddsModel model;
    private final double goldenTolerance;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed; // guarded by use

    LoadedPackage(
            PackageRef ref, ModelCard card, Gates gates, ScoringRule rule, LogOddsModel model, double goldenTolerance) {
        this.ref = ref;
        this.card = card;
        this.gates = gates;
        this.rule = rule;
        this.model = model;
        this.goldenTolerance = goldenTolerance;
    }

    /** What a reader must know before trusting this package. */
    public ModelCard card() {
        return card;
    }

    /** The gate against unusual combinations; empty when the package has none. */
    public Optional<Familiarity> familiarity() {
        return gates.familiarity();
    }

    /** How the interval of each score is made, and whether its coverage was validated. */
    public IntervalRule intervalRule() {
        return rule.interval();
    }

    @Override
    public PackageRef packageRef() {
        return ref;
    }

    @Override
    public TaskId task() {
        return card.task();
    }

    @Override
    public FeatureSchema schema() {
        return gates.schema();
    }

    @Override
    public List<ScoreOutcome> score(List<FeatureVector> vectors) {
        return answer(vectors).stream().map(Answer::outcome).toList();
    }

    @Override
    public List<ScoreOutcome> scoreCohort(List<FeatureVector> vectors) {
        return behindTheGates(
                vectors,
                accepted -> {
                    Estimates numbers = inUse(() -> model.estimate(accepted));
                    return row -> new Scored(score(numbers.of(row)), List.of(), List.of(), ref);
                },
                declined -> declined);
    }

    /** As {@link #score(List)}, with the log-odds before calibration; for golden rows. */
    List<Answer> answer(List<FeatureVector> vectors) {
        return behindTheGates(
                vectors,
                accepted -> {
                    List<Explained> explained = inUse(() -> model.explain(accepted));
                    return row -> new Answer(
                            scored(explained.get(row)), explained.get(row).logOdds());
                },
                declined -> new Answer(declined, Double.NaN));
    }

    /**
     * Only who passes the gates is handed to the model; everybody gets an answer, in the same order.
     *
     * @param model takes who was accepted and gives the answer of each by position among them
     */
    private <A> List<A> behindTheGates(
            List<FeatureVector> vectors,
            Function<List<FeatureVector>, IntFunction<A>> model,
            Function<Declined, A> declined) {
        List<FeatureVector> accepted = new ArrayList<>(vectors.size());
        List<Optional<Declined>> refusals = new ArrayList<>(vectors.size());
        for (FeatureVector vector : vectors) {
            requireOwnSchema(vector);
            Optional<Declined> refusal = gates.refusal(vector);
            refusals.add(refusal);
            if (refusal.isEmpty()) {
                accepted.add(vector);
            }
        }
        List<A> answers = new ArrayList<>(vectors.size());
        if (accepted.isEmpty()) {
            refusals.forEach(refusal -> answers.add(declined.apply(refusal.orElseThrow())));
            return answers;
        }
        IntFunction<A> answerOf = model.apply(accepted);
        int next = 0;
        for (Optional<Declined> refusal : refusals) {
            answers.add(refusal.isPresent() ? declined.apply(refusal.get()) : answerOf.apply(next++));
        }
        return answers;
    }

    /** Frees native memory once the scores under way are done. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                model.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    InputContract inputs() {
        return gates.inputs();
    }

    double goldenTolerance() {
        return goldenTolerance;
    }

    /** This package as a part of a combination. */
    LogOddsModel.Combined.Part asPart(double weight) {
        return new LogOddsModel.Combined.Part(model, rule.calibration(), weight);
    }

    private void requireOwnSchema(FeatureVector vector) {
        if (!vector.schema().equals(schema())) {
            throw new IllegalArgumentException(
                    "vector was made for " + vector.schema() + ", package " + ref.label() + " needs " + schema());
        }
    }

    private <N> N inUse(Supplier<N> numbers) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("package " + ref.label() + " is closed");
            }
            return numbers.get();
        } finally {
            use.readLock().unlock();
        }
    }

    private RiskScore score(Estimate estimate) {
        Probability probability = rule.calibration().probability(estimate.logOdds());
        return new RiskScore(
                card.task(),
                probability,
                rule.interval().around(rule.calibration(), estimate.logOdds(), estimate.spread()),
                card.cutoffs().categoryOf(probability),
                card.horizon());
    }

    private Scored scored(Explained explained) {
        RiskScore score = score(new Estimate(explained.logOdds(), explained.spread()));
        List<Contribution> contributions = contributions(explained.shares());
        return new Scored(score, contributions, GroupContribution.sums(schema(), contributions), ref);
    }

    private List<Contribution> contributions(double[] shares) {
        List<Contribution> contributions = new ArrayList<>(schema().size());
        for (int f = 0; f < schema().size(); f++) {
            contributions.add(new Contribution(schema().features().get(f).name(), shares[f]));
        }
        // A stable sort: equal shares stay in schema order.
        contributions.sort(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.logOdds())));
        return contributions;
    }

    /**
     * One outcome with the number behind it.
     *
     * @param logOdds before calibration; NaN when declined
     */
    record Answer(ScoreOutcome outcome, double logOdds) {}
}
