package org.rheumaroute.fhir.write;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import org.rheumaroute.model.Contribution;

/** The reasons for a score in words: what raised it, what lowered it, with value, unit and date, and the sums by group. */
final class Rationale {
    /** More than six reasons are no longer read. */
    static final int TOP = 6;

    private Rationale() {}

    /** Two to four sentences; names the strongest contributions only, but every group. */
    static String of(ScoredPatient patient, Language language) {
        List<Contribution> top = patient.scored().contributions().stream()
                .filter(contribution -> contribution.logOdds() != 0.0)
                .limit(TOP)
                .toList();
        String raised = named(patient, top, logOdds -> logOdds > 0.0, language);
        String lowered = named(patient, top, logOdds -> logOdds < 0.0, language);
        return sentence(language.of("Raised by ", "確率を上げる要因："), raised, language)
                + sentence(language.of("Lowered by ", "確率を下げる要因："), lowered, language)
                + groups(patient, language)
                + language.of(
                        "These are the model's strongest contributions, not causes.", "モデルの計算への寄与であり、原因を示すものではありません。");
    }

    /** All inputs together, so that the sums are those of the page and the API; empty when no groups are known. */
    private static String groups(ScoredPatient patient, Language language) {
        String list = patient.scored().groups().stream()
                .map(g -> language.of(g.group().english(), g.group().japanese()) + " " + Figures.signed(g.logOdds()))
                .collect(Collectors.joining(language.of(", ", "、")));
        return sentence(language.of("All inputs by group, in log-odds: ", "項目群ごとの寄与の合計（対数オッズ）："), list, language);
    }

    private static String sentence(String lead, String list, Language language) {
        return list.isEmpty() ? "" : lead + list + language.of(". ", "。");
    }

    private static String named(
            ScoredPatient patient, List<Contribution> top, DoublePredicate direction, Language language) {
        return top.stream()
                .filter(contribution -> direction.test(contribution.logOdds()))
                .map(contribution -> named(patient, contribution, language))
                .collect(Collectors.joining(language.of("; ", "、")));
    }

    private static String named(ScoredPatient patient, Contribution contribution, Language language) {
        var spec = patient.spec(contribution.feature());
        return language.label(spec)
                + ": "
                + patient.evidenceFor(contribution.feature())
                        .map(e -> Figures.value(spec, e, language) + " (" + e.observedOn() + ")")
                        .orElse(language.of("not known", "不明"));
    }
}
