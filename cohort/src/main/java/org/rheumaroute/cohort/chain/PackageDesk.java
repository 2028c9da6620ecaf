package org.rheumaroute.cohort.chain;

import java.util.List;
import java.util.Optional;
import org.rheumaroute.model.TaskId;

/**
 * What an operator sees of the model packages and does with them. The chain offers exactly one by CDI; thread-safe. A
 * step is either taken as a whole and on disk when the call returns, or not at all.
 */
public interface PackageDesk {
    /** Every package in the folder or in the record, by question, then by name and version. */
    List<PackageStanding> packages();

    /** Steps taken, newest first; the oldest are forgotten. */
    List<PackageChange> history();

    /** What shadow packages said beside the active ones. */
    List<ShadowComparison> comparisons();

    /** Why no recorded state could be used at start; empty when all is well. */
    Optional<String> problem();

    /**
     * Verifies, opens and warms up a package. May take seconds; nobody who is scored meanwhile waits for it.
     *
     * @param sha256 digest of the package's manifest
     * @param who login of the operator
     * @throws PackageRefusedException when the package is not sound or not there; names the failing check
     */
    void stage(String sha256, String who);

    /**
     * Lets a staged package score beside the active one, unseen.
     *
     * @throws PackageRefusedException when it is not staged, or its question has no active package or a shadow already
     */
    void shadow(String sha256, String who);

    /**
     * Lets a staged or shadow package answer from now on, instead of the one before; everybody is scored again.
     *
     * @throws PackageRefusedException when it is neither
     */
    void activate(String sha256, String who);

    /**
     * Takes a package out of use. When it was active, its question has no answer from then on.
     *
     * @throws PackageRefusedException when it is not in use
     */
    void retire(String sha256, String who);

    /**
     * Lets the package answer again that was active before the present one; everybody is scored again.
     *
     * @throws PackageRefusedException when there was none, or it is not sound any more
     */
    void rollBack(TaskId task, String who);
}
