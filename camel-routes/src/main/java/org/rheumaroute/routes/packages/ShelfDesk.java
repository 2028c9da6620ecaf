package org.rheumaroute.routes.packages;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageDesk;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.shadow.ShadowBench;

/** An operator's steps, with what follows from each: comparisons begin anew, everybody is scored again. Thread-safe. */
public final class ShelfDesk implements PackageDesk {
    private final PackageShelf shelf;
    private final ShadowBench shadows;
    private final Runnable answersChanged;

    /** @param answersChanged called when another package answers than before; must not fail */
    public ShelfDesk(PackageShelf shelf, ShadowBench shadows, Runnable answersChanged) {
        this.shelf = shelf;
        this.shadows = shadows;
        this.answersChanged = answersChanged;
    }

    @Override
    public List<PackageStanding> packages() {
        return shelf.standings();
    }

    @Override
    public List<PackageChange> history() {
        return shelf.history();
    }

    @Override
    public List<ShadowComparison> comparisons() {
        return shadows.comparisons();
    }

    @Override
    public Optional<String> problem() {
        return shelf.problem();
    }

    @Override
    public void stage(String sha256, String who) {
        shelf.stage(sha256, who);
    }

    @Override
    public void shadow(String sha256, String who) {
        shelf.shadow(sha256, who);
        shelf.standings().stream()
                .filter(standing -> standing.ref().sha256().equals(sha256))
                .forEach(standing -> shadows.forget(standing.task()));
        answersChanged.run(); // the shadow is to see everybody; what has not changed is not written again
    }

    @Override
    public void activate(String sha256, String who) {
        shelf.activate(sha256, who);
        answersChanged.run();
    }

    @Override
    public void retire(String sha256, String who) {
        String before = shelf.labels();
        shelf.retire(sha256, who);
        if (!shelf.labels().equals(before)) {
            answersChanged.run();
        }
    }

    @Override
    public void rollBack(TaskId task, String who) {
        shelf.rollBack(task, who);
        answersChanged.run();
    }
}
