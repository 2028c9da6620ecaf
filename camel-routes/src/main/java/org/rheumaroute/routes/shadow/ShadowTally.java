package org.rheumaroute.routes.shadow;

import org.rheumaroute.cohort.chain.ShadowComparison;
import org.rheumaroute.model.TaskId;

/** Adds up what two packages said of the same patients. Confined. */
final class ShadowTally {
    private final TaskId task;
    private final String active;
    private final String shadow;
    private long scored;
    private double sum;
    private double greatest;
    private long categoryChanges;
    private long onlyActive;
    private long onlyShadow;
    private long declined;
    private long failed;

    ShadowTally(TaskId task, String active, String shadow) {
        this.task = task;
        this.active = active;
        this.shadow = shadow;
    }

    TaskId task() {
        return task;
    }

    void add(ShadowLine line) {
        ShadowLine.Score one = line.activeScore();
        ShadowLine.Score other = line.shadowScore();
        if (line.failed()) {
            failed++;
        } else if (one != null && other != null) {
            double difference = Math.abs(one.probability() - other.probability());
            scored++;
            sum += difference;
            greatest = Math.max(greatest, difference);
            categoryChanges += one.category().equals(other.category()) ? 0 : 1;
        } else if (one != null) {
            onlyActive++;
        } else if (other != null) {
            onlyShadow++;
        } else {
            declined++;
        }
    }

    ShadowComparison comparison(long skipped) {
        return new ShadowComparison(
                task,
                active,
                shadow,
                scored,
                scored == 0 ? Double.NaN : sum / scored,
                scored == 0 ? Double.NaN : greatest,
                categoryChanges,
                onlyActive,
                onlyShadow,
                declined,
                failed,
                skipped);
    }
}
