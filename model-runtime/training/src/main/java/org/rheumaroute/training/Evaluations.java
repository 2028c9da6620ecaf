package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rheumaroute.training.figure.Judge;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.report.Cohort;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Optimism;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.Subgroup;

/** Judged rows as a report's evaluations, everybody and by subgroup. */
final class Evaluations {
    private static final String CUTS = "highest Youden index on out-of-fold predictions of ";

    private final List<Subgroup> subgroups;

    Evaluations(List<Subgroup> subgroups) {
        this.subgroups = subgroups;
    }

    Evaluation nested(Judged judged, Protocol protocol) {
        String folds = protocol.bySite()
                ? "Nested cross-validation, each outer fold one site, "
                : "Nested cross-validation, " + protocol.outer() + " outer folds, ";
        return evaluation(
                Evaluation.Kind.NESTED_CROSS_VALIDATION,
                Cohort.Role.DEVELOPMENT,
                folds + protocol.inner() + " inner folds: everything was chosen and fitted without the outer fold."
                        + " AUC and its difference within folds, averaged by what each fold tells, DeLong's intervals;"
                        + " calibration, cuts and curves over all folds together.",
                "the inner folds",
                judged);
    }

    Evaluation quick(Judged judged, Protocol protocol) {
        return evaluation(
                Evaluation.Kind.CROSS_VALIDATION,
                Cohort.Role.DEVELOPMENT,
                "One round of " + protocol.inner()
                        + "-fold cross-validation; calibration, weights and cuts of each fold"
                        + " from the out-of-fold predictions of the others. AUC and its difference within folds, DeLong's"
                        + " intervals; calibration, cuts and curves over all folds together.",
                "the other folds",
                judged);
    }

    Evaluation apparent(Judged judged) {
        return evaluation(
                Evaluation.Kind.APPARENT,
                Cohort.Role.DEVELOPMENT,
                "The final models on the patients they were fitted on; only to show the optimism.",
                "the training patients",
                judged);
    }

    Evaluation external(Judged judged) {
        return evaluation(
                Evaluation.Kind.EXTERNAL,
                Cohort.Role.EXTERNAL,
                "The final models, unchanged, on a cohort that was read when everything was chosen. Rows that"
                        + " the package's gate against unusual combinations would decline are judged too; the"
                        + " evaluation after this one is without them. DeLong's and Wilson's intervals.",
                "the training patients",
                judged);
    }

    /** Those rows of {@link #external} that the finished package answers. */
    Evaluation answered(Judged judged, Answered answered) {
        return evaluation(
                Evaluation.Kind.EXTERNAL_ANSWERED,
                Cohort.Role.EXTERNAL,
                "The final models, unchanged, on those rows of the external cohort that the finished package answers: "
                        + answered.answered().rows().size() + " of " + answered.asked()
                        + " with a known outcome. DeLong's and Wilson's intervals.",
                "the training patients",
                judged);
    }

    Evaluation evaluation(Evaluation.Kind kind, Cohort.Role role, String method, String cutsFrom, Judged judged) {
        double[] truth = judged.rows()
                .truth()
                .map(known -> Arrays.stream(known).map(Calibrations::logOdds).toArray())
                .orElse(null);
        String how = judged.rows().severalRows()
                ? method + " Patients have several rows: intervals and tests allow for that (of the AUC by Obuchowski's"
                        + " formula in place of DeLong's), but for those of the groups in calibration plots, which are too"
                        + " narrow."
                : method;
        Judge judge = new Judge(
                judged.rows().outcomes(),
                judged.rows().clusters(),
                judged.folds(),
                judged.predictions(),
                LogisticTrainer.NAME,
                CUTS + cutsFrom,
                truth);
        List<Group> groups = new ArrayList<>();
        for (Subgroup subgroup : subgroups) {
            int[] rows = rows(judged.rows(), subgroup);
            if (rows.length > 0) {
                groups.add(judge.some(subgroup.name(), subgroup.english(), subgroup.japanese(), rows));
            }
        }
        return new Evaluation(kind, role, how, judge.everybody(), groups, sites(kind, judged.rows(), judge));
    }

    /** Each site's rows; none where there is one site only, or where nothing is to be learned from them. */
    private static List<Group> sites(Evaluation.Kind kind, CohortTable table, Judge judge) {
        if (kind == Evaluation.Kind.APPARENT || table.sites() < 2) {
            return List.of();
        }
        List<String> ofRow = table.siteOfRows();
        List<Group> sites = new ArrayList<>();
        for (String site : new TreeSet<>(ofRow)) {
            int[] rows = IntStream.range(0, ofRow.size())
                    .filter(i -> ofRow.get(i).equals(site))
                    .toArray();
            String label = site.isBlank() ? "not named" : site;
            sites.add(judge.some("site " + label, label, "", rows));
        }
        return sites;
    }

    /** Apparent less judged, for each candidate whose AUC is known in both. */
    static List<Optimism> optimism(Evaluation apparent, Evaluation judged) {
        List<Optimism> found = new ArrayList<>();
        for (Result own : apparent.whole().results()) {
            Result other = judged.whole().of(own.candidate()).orElse(null);
            if (own.auc() != null && other != null && other.auc() != null) {
                found.add(new Optimism(
                        own.candidate(),
                        "AUC",
                        own.auc().value(),
                        own.auc().value() - other.auc().value(),
                        "apparent AUC less that of: " + judged.kind().words()));
            }
        }
        return found;
    }

    private static int[] rows(CohortTable rows, Subgroup subgroup) {
        return IntStream.range(0, rows.rows().size())
                .filter(i -> subgroup.holds(rows.rows().get(i).vector()))
                .toArray();
    }
}
