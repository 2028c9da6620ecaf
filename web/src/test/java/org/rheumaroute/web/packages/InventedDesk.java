package org.rheumaroute.web.packages;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.cohort.chain.CardSummary;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageDesk;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;

/** Two invented packages at rest, a note of every step asked for, and refusals on demand. */
public final class InventedDesk implements PackageDesk {
    static final PackageRef OLD = new PackageRef("ua-progression", "1.0.0", "a".repeat(64), true);
    static final PackageRef NEW = new PackageRef("ua-progression", "2.0.0", "b".repeat(64), true);

    private static final TaskId TASK = TaskId.UA_PROGRESSION;
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final List<String> steps = new ArrayList<>();
    Optional<Why> refusing = Optional.empty();

    @Override
    public List<PackageStanding> packages() {
        CardSummary card = new CardSummary(
                "Invented", "Tests.", "All else.", Period.ofMonths(12), "Invented.", 10, 3, List.of("Invented."));
        return List.of(
                new PackageStanding(OLD, TASK, PackageState.RETIRED, NOON, true, null, card),
                new PackageStanding(NEW, TASK, PackageState.ACTIVE, NOON, false, null, card),
                new PackageStanding(
                        new PackageRef("ua-progression", "3.0.0", "c".repeat(64), false),
                        TASK,
                        PackageState.AVAILABLE,
                        null,
                        false,
                        "sha256 failed for model.json",
                        null));
    }

    @Override
    public List<PackageChange> history() {
        return List.of(new PackageChange(NOON, "operator", TASK, NEW, PackageState.STAGED, PackageState.ACTIVE));
    }

    @Override
    public List<ShadowComparison> comparisons() {
        return List.of(
                new ShadowComparison(TASK, OLD.label(), NEW.label(), 40, 0.031, 0.2, 3, 1, 0, 9, 0, 0),
                new ShadowComparison(TASK, OLD.label(), "x", 0, Double.NaN, Double.NaN, 0, 0, 0, 0, 0, 0));
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public void stage(String sha256, String who) {
        step("stage " + sha256, who);
    }

    @Override
    public void shadow(String sha256, String who) {
        step("shadow " + sha256, who);
    }

    @Override
    public void activate(String sha256, String who) {
        step("activate " + sha256, who);
    }

    @Override
    public void retire(String sha256, String who) {
        step("retire " + sha256, who);
    }

    @Override
    public void rollBack(TaskId task, String who) {
        step("roll-back " + task, who);
    }

    private void step(String what, String who) {
        refusing.ifPresent(why -> {
            throw new PackageRefusedException(why, "sha256 failed for model.json");
        });
        steps.add(who + " " + what);
    }
}
