package org.rheumaroute.routes.shadow;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.score.AskedTask;
import org.rheumaroute.routes.score.ScoredTask;
import org.rheumaroute.routes.score.ScoringService;
import org.rheumaroute.routes.score.ShadowQuestion;
import org.rheumaroute.routes.score.Shadows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores patients with shadow packages, one after the other on one thread of its own, and keeps the newest pair of
 * answers for each patient. A shadow that fails or is slow costs comparisons, never an answer: whatever it throws stays
 * here, and what cannot wait is skipped and counted. Thread-safe.
 */
public final class ShadowBench implements Shadows, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowBench.class);
    private static final int MOST_WAITING = 10_000;

    private final ConcurrentMap<String, String> lines;
    private final int mostKept;
    private final ThreadPoolExecutor thread;
    private final Map<TaskId, LongAdder> skipped = new ConcurrentHashMap<>();

    /**
     * @param lines where answers are kept: text to text, one for each patient and question
     * @param mostKept lines kept at most; a further patient is skipped
     * @param threads makes the one thread
     */
    public ShadowBench(ConcurrentMap<String, String> lines, int mostKept, ThreadFactory threads) {
        this.lines = lines;
        this.mostKept = mostKept;
        this.thread =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads);
        this.thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public Optional<ShadowQuestion> prepare(AskedTask asked, PatientFacts facts, LocalDate today) {
        return asked.shadow().flatMap(shadow -> {
            try {
                return Optional.of(
                        new ShadowQuestion(shadow, shadow.preparation().prepare(facts, today)));
            } catch (RuntimeException e) {
                LOG.warn("shadow {} failed: {}", shadow, e.getClass().getSimpleName());
                skip(asked.task());
                return Optional.empty();
            }
        });
    }

    @Override
    public void compare(ScoredTask answered) {
        if (answered.prepared().shadow().isEmpty() && answered.outcome() instanceof Declined) {
            forget(answered); // who is refused now, for example after an opt-out, leaves no number from before
        }
        answered.prepared().shadow().ifPresent(question -> {
            try {
                thread.execute(() -> compareNow(answered, question));
            } catch (RejectedExecutionException e) {
                skip(answered.prepared().asked().task());
            }
        });
    }

    /** The comparison of each pair of packages of which something is kept. */
    public List<ShadowComparison> comparisons() {
        Map<String, ShadowTally> tallies = new TreeMap<>();
        for (String json : lines.values()) {
            ShadowLine.ofJson(json)
                    .ifPresent(line -> tallies.computeIfAbsent(
                                    line.task() + " " + line.active() + " " + line.shadow(),
                                    pair -> new ShadowTally(line.task(), line.active(), line.shadow()))
                            .add(line));
        }
        return tallies.values().stream()
                .map(tally -> tally.comparison(
                        skipped.getOrDefault(tally.task(), new LongAdder()).sum()))
                .sorted(Comparator.comparing((ShadowComparison c) -> c.task().value()))
                .toList();
    }

    /** Forgets what was kept for a question: another shadow begins. */
    public void forget(TaskId task) {
        lines.keySet().removeIf(key -> key.startsWith(task.value() + "|"));
        skipped.remove(task);
    }

    /** Stops; what still waits is not compared. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void forget(ScoredTask answered) {
        try {
            lines.remove(key(answered));
        } catch (RuntimeException e) { // the cache's trouble is not the patient's
            LOG.warn("a shadow's answer cannot be removed: {}", e.getClass().getSimpleName());
        }
    }

    private static String key(ScoredTask answered) {
        return answered.prepared().asked().task().value() + "|"
                + answered.prepared().prepared().subject().patientId();
    }

    private void compareNow(ScoredTask answered, ShadowQuestion question) {
        TaskId task = answered.prepared().asked().task();
        String key = key(answered);
        if (lines.size() >= mostKept && !lines.containsKey(key)) {
            skip(task);
            return;
        }
        try {
            lines.put(key, line(answered, question).toJson());
        } catch (RuntimeException e) { // the cache's trouble is not the patient's
            LOG.warn("a shadow's answer cannot be kept: {}", e.getClass().getSimpleName());
            skip(task);
        }
    }

    private static ShadowLine line(ScoredTask answered, ShadowQuestion question) {
        AskedTask asked = answered.prepared().asked();
        ShadowLine.@Nullable Score shadowScore = null;
        boolean failed = false;
        try {
            shadowScore = score(question);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("shadow {} failed: {}", question.service(), e.getClass().getSimpleName());
            failed = true;
        }
        return new ShadowLine(
                asked.task(),
                asked.service().map(ScoringService::toString).orElse(""),
                question.service().toString(),
                ShadowLine.Score.of(answered.outcome()),
                shadowScore,
                failed);
    }

    private static ShadowLine.@Nullable Score score(ShadowQuestion question) {
        if (!(question.prepared() instanceof Ready ready)) {
            return null;
        }
        ScoreOutcome outcome = question.service().scorer().score(ready.vector());
        return ShadowLine.Score.of(outcome);
    }

    private void skip(TaskId task) {
        skipped.computeIfAbsent(task, t -> new LongAdder()).increment();
    }
}
