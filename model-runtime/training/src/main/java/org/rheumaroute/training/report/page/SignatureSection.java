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
        html.note(found.method() + " An effect is an association, not a cause. The more signatures are looked at, the"
                + " likelier one of their intervals leaves 0 out by chance.");
        html.end();
    }

    private static String told(SignatureValue found) {
        if (found.effects().isEmpty()) {
            return "These are too few to tell what they add.";
        }
        long told = found.effects().stream().filter(Effect::leavesZeroOut).count();
        return told == 0
                ? "No signature has an effect that can be told from none."
                : "Of " + found.effects().size() + " signatures " + told + " " + (told == 1 ? "has" : "have")
                        + " an effect whose interval leaves 0 out.";
    }

    private Table effects(SignatureValue found) {
        Table table = new Table(
                looks.told("Effect of each signature beside the routine inputs."),
                "Signature",
                "Patients (with the outcome)",
                "Log-odds for one standard deviation",
                "Interval leaves 0 out");
        for (Effect effect : found.effects()) {
            table.row(
                    "",
                    heading(effect.input())
                            .text(effect.patients() + " (" + effect.events() + ")")
                            .number(Numbers.difference(effect.logOdds(), 2))
                            .text(effect.leavesZeroOut() ? "yes" : "no")
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
