package org.rheumaroute.routes.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.ModelCard;

/** Hands a package's model card over to the EHR's side, as text. Pure. */
public final class ModelCards {
    private ModelCards() {}

    /** What the EHR is told about a package. */
    public static ModelCardFacts facts(LoadedPackage loaded) {
        ModelCard card = loaded.card();
        return new ModelCardFacts(
                loaded.packageRef(),
                card.task(),
                card.title(),
                card.intendedUse(),
                String.join(" ", card.limits()) + " Not for: " + card.outOfScope(),
                markdown(loaded));
    }

    private static String markdown(LoadedPackage loaded) {
        ModelCard card = loaded.card();
        StringBuilder text = new StringBuilder("# ").append(card.title()).append("\n\n");
        text.append("Research use only; not a medical device.");
        if (card.demonstration()) {
            text.append(" Demonstration: trained on invented data; its figures say nothing about patients.");
        }
        text.append("\n\nPackage ").append(loaded.packageRef().label()).append("\n");
        section(text, "Intended use", card.intendedUse());
        section(text, "Out of scope", card.outOfScope());
        section(text, "Outcome", card.outcome() + " (" + code(card) + ") within " + card.horizon());
        ModelCard.Cohort cohort = card.cohort();
        section(
                text,
                "Training cohort",
                cohort.description() + " " + cohort.patients() + " patients, " + cohort.events() + " events, "
                        + cohort.sites() + " sites.");
        section(text, "Figures", "| whose | measure | estimate | 95 % interval | method |\n|---|---|---|---|---|");
        card.metrics().forEach(metric -> text.append(metricLine(metric)));
        ModelCard.Cutoffs cutoffs = card.cutoffs();
        section(
                text,
                "Risk categories",
                "moderate from " + cutoffs.moderateFrom() + ", high from " + cutoffs.highFrom() + "; "
                        + cutoffs.source());
        section(text, "Limits", bullets(card.limits()));
        section(text, "Software", lines(card.training().software()));
        return text.toString();
    }

    private static String metricLine(ModelCard.Metric metric) {
        return String.join(
                        " | ",
                        "| " + metric.subject(),
                        metric.measure(),
                        Double.toString(metric.value()),
                        metric.low() + " to " + metric.high(),
                        metric.method() + " |")
                + "\n";
    }

    private static void section(StringBuilder text, String title, String content) {
        text.append("\n## ").append(title).append("\n\n").append(content).append('\n');
    }

    private static String bullets(List<String> sentences) {
        return "- " + String.join("\n- ", sentences);
    }

    private static String lines(Map<String, String> versions) {
        return bullets(new TreeMap<>(versions)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }

    private static String code(ModelCard card) {
        return card.outcomeCode().contains("|") ? card.outcomeCode() : "SNOMED CT " + card.outcomeCode();
    }
}
