package org.rheumaroute.routes.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.CardSummary;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.ModelCard;
import org.rheumaroute.model.packages.PackageClaim;

/** Says where each package stands, and which must be open for that. Pure. */
final class Standings {
    private Standings() {}

    static List<PackageStanding> of(
            Map<String, PackageClaim> claims,
            PackageRecord record,
            Map<String, OpenedPackage> opened,
            Map<String, String> problems) {
        Set<String> digests = new TreeSet<>(claims.keySet());
        digests.addAll(record.entries().keySet());
        List<PackageStanding> standings = new ArrayList<>();
        for (String sha256 : digests) {
            PackageRecord.Entry entry = record.entries().get(sha256);
            PackageClaim claim = claims.get(sha256);
            if (entry != null) {
                @Nullable
                String problem = claim == null ? "it is not in the packages folder any more" : problems.get(sha256);
                standings.add(standing(entry, isWayBack(record, entry), problem, opened.get(sha256)));
            } else if (claim != null) {
                standings.add(new PackageStanding(
                        claim.ref(), claim.task(), PackageState.AVAILABLE, null, false, problems.get(sha256), null));
            }
        }
        standings.sort(Comparator.comparing((PackageStanding s) -> s.task().value())
                .thenComparing(s -> s.ref().name())
                .thenComparing(s -> s.ref().version())
                .thenComparing(s -> s.ref().sha256()));
        return standings;
    }

    private static PackageStanding standing(
            PackageRecord.Entry entry, boolean wayBack, @Nullable String problem, @Nullable OpenedPackage opened) {
        PackageRef ref = entry.ref();
        TaskId task = entry.task();
        @Nullable
        CardSummary card = opened == null ? null : summary(opened.loaded().card());
        return new PackageStanding(ref, task, entry.state(), entry.since(), wayBack, problem, card);
    }

    private static CardSummary summary(ModelCard card) {
        return new CardSummary(
                card.title(),
                card.intendedUse(),
                card.outOfScope(),
                card.horizon(),
                card.cohort().description(),
                card.cohort().patients(),
                card.cohort().events(),
                card.limits());
    }

    /** The packages that must be open: all in use, and the way back, so that a roll-back is as quick as a swap. */
    static Set<String> needed(PackageRecord record) {
        Set<String> needed = new HashSet<>();
        record.entries().forEach((sha256, entry) -> {
            if (isNeeded(record, entry)) {
                needed.add(sha256);
            }
        });
        return needed;
    }

    static boolean isNeeded(PackageRecord record, PackageRecord.Entry entry) {
        return entry.state() != PackageState.RETIRED || isWayBack(record, entry);
    }

    private static boolean isWayBack(PackageRecord record, PackageRecord.Entry entry) {
        return record.before(entry.task()).filter(entry::equals).isPresent();
    }
}
