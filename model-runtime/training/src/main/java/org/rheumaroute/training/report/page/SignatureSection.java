package org.rheumaroute.training.report.page;

import org.rheumaroute.training.report.Input;
import org.rheumaroute.training.report.Numbers;
import org.rheumaroute.training.report.SignatureValue;
import org.rheumaroute.training.report.SignatureValue.Effect;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.page.Html.Row;
import org.rheumaroute.training.report.page.Html.Table;

/** What gene signatures add to routine inputs. */
final class SignatureSection {
    private final Study study;
    private final Looks looks;

    SignatureSection(Study study, Looks looks) {
        this.study = study;
        this.looks = looks;
    }

    void write(Html html) {
        SignatureValue found = study.signatures();
        if (found == null) {
            return;
        }
        html.section("signatures", "What the signatures add", "遺伝子シグネチャーの上乗せ");
        html.paragraph("All signatures were measured in " + found.measured() + " of " + found.patients() + " patients. "
                + told(found));
        if (!found.effects().isEmpty()) {
            html.table(effects(found));
        }
        if (found.with() != null) {
            html.table(aucs(found));
        }
        html.note(found.method() + " An effect is an association, not a cause. The 95 % interval of one signature alone"
                + " allows for nothing else that was looked at: of twenty without effect it leaves 0 out for one.");
        html.end();
    }

    private static String told(SignatureValue found) {
        if (found.effects().isEmpty()) {
            return "These are too few to tell what they add.";
        }
        long claimed = found.effects().stream().filter(Effect::claimsAnEffect).count();
        String looked = "Looked at: " + found.effects().size() + " of the task's " + found.signatures()
                + (found.signatures() == 1 ? " signature. " : " signatures. ");
        return looked
                + (claimed == 0 ? "An effect is claimed for none." : "An effect is claimed for " + claimed + ".")
                + " Where no signature acts, at most " + Numbers.percent(found.error(), 0)
                + " of such reports claim any.";
    }

    private Table effects(SignatureValue found) {
        Table table = new Table(
                looks.told("Effect of each signature beside the routine inputs."),
                "Signature",
                "Patients (with the outcome)",
                "Log-odds for one standard deviation (95 % interval, this signature alone)",
                "Simultaneous " + Numbers.percent(1 - found.error(), 0) + " interval, all " + found.signatures()
                        + " signatures",
                "p, adjusted",
                "Effect claimed");
        for (Effect effect : found.effects()) {
            table.row(
                    "",
                    heading(effect.input())
                            .text(effect.patients() + " (" + effect.events() + ")")
                            .number(Numbers.difference(effect.logOdds(), 2))
                            .number(Numbers.interval(effect.simultaneous(), 2).strip())
                            .text(Numbers.p(effect.p()))
                            .text(effect.claimsAnEffect() ? "yes" : "no")
                            .cells());
        }
        return table;
    }

    private Row heading(String input) {
        return study.inputs().stream()
                .filter(one -> one.name().equals(input))
                .findFirst()
                .map((Input one) -> Row.of(one.english(), one.japanese()))
                .orElseGet(() -> Row.of(input));
    }

    private Table aucs(SignatureValue found) {
        Table table = new Table(
                looks.told("Logistic regression with and without the signatures, on patients that it had not seen."),
                "Inputs",
                "AUC");
        table.row("", Row.of("Routine only").estimate(found.without(), 3).cells());
        table.row("", Row.of("Routine and signatures").estimate(found.with(), 3).cells());
        if (found.difference() != null) {
            table.row(
                    "",
                    Row.of("Difference, p = " + Numbers.p(found.difference().p()))
                            .number(Numbers.difference(found.difference().value(), 3))
                            .cells());
        }
        return table;
    }
}
