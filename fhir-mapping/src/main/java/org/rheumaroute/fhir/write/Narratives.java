package org.rheumaroute.fhir.write;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.rheumaroute.fhir.d2t.D2tAssessment;
import org.rheumaroute.fhir.d2t.D2tFinding;
import org.rheumaroute.fhir.d2t.Detail;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.feature.FeatureSpec;

/**
 * The human-readable part, in English and Japanese, for an EHR that shows nothing else. All words go in as text nodes,
 * so that nothing from a record or a package can become markup.
 */
final class Narratives {
    private Narratives() {}

    static Narrative of(ScoredPatient patient, List<String> notes) {
        XhtmlNode div = div();
        for (Language language : Language.values()) {
            XhtmlNode block = block(div, language);
            block.addTag("p").addTag("b").addText(headline(patient, language));
            block.addTag("p").addText(Rationale.of(patient, language));
        }
        addInputs(div, patient);
        addNotes(div, notes);
        return narrative(div);
    }

    /** Of a withdrawn score. */
    static Narrative of(Declined declined, List<String> notes) {
        return refusal("This risk was withdrawn: ", "このリスクは取り消されました：", declined, notes);
    }

    /** Of a refusal where no score stood. */
    static Narrative ofRefusal(Declined declined, List<String> notes) {
        return refusal("No risk was calculated: ", "リスクは計算されていません：", declined, notes);
    }

    /** Of the rule on difficult-to-treat arthritis: the answer, then every item with its verdict. */
    static Narrative ofD2t(D2tAssessment assessment, List<String> notes) {
        XhtmlNode div = div();
        for (Language language : Language.values()) {
            String headline = language.of(
                    assessment.flag().english() + ".", assessment.flag().japanese() + "。");
            block(div, language).addTag("p").addTag("b").addText(headline);
        }
        XhtmlNode table = div.addTag("table");
        row(table.addTag("thead"), "th", "Item / 項目", "On this record / 記録上の判断", "Found or missing / 根拠・不足");
        XhtmlNode body = table.addTag("tbody");
        for (D2tFinding finding : assessment.findings()) {
            row(
                    body,
                    "td",
                    finding.item().english() + " / " + finding.item().japanese(),
                    finding.verdict().english() + " / " + finding.verdict().japanese(),
                    bothLanguages(finding.detail()));
        }
        addNotes(div, notes);
        return narrative(div);
    }

    private static String bothLanguages(Detail detail) {
        return detail.isEmpty() ? "" : detail.english() + " / " + detail.japanese();
    }

    /** Of a flag that was taken back. */
    static Narrative ofD2tWithdrawal(DeclineReason reason, List<String> notes) {
        XhtmlNode div = div();
        for (Language language : Language.values()) {
            String headline = language.of(
                    "This flag was withdrawn: " + reason.english() + ".", "このフラグは取り消されました：" + reason.japanese() + "。");
            block(div, language).addTag("p").addTag("b").addText(headline);
        }
        addNotes(div, notes);
        return narrative(div);
    }

    private static Narrative refusal(String english, String japanese, Declined declined, List<String> notes) {
        XhtmlNode div = div();
        for (Language language : Language.values()) {
            String headline = language.of(
                    english + declined.reason().english() + ".",
                    japanese + declined.reason().japanese() + "。");
            block(div, language).addTag("p").addTag("b").addText(headline);
        }
        addNotes(div, notes);
        return narrative(div);
    }

    private static String headline(ScoredPatient patient, Language language) {
        TaskOutcome outcome = TaskOutcome.of(patient.task());
        String within = Figures.period(patient.score().horizon(), language);
        String percent = Figures.percent(patient.score().probability()) + " %";
        return language.of(
                outcome.english() + " within " + within + " of "
                        + patient.ready().indexDate() + ": " + percent + " (" + interval(patient, language) + "), "
                        + band(patient, language) + " by the model's own cut-offs",
                patient.ready().indexDate() + "から" + within + "以内の" + outcome.japanese() + "：" + percent + "（"
                        + interval(patient, language) + "）、モデル独自の区分では" + band(patient, language));
    }

    private static String interval(ScoredPatient patient, Language language) {
        var interval = patient.score().interval();
        String coverage = Figures.number(interval.coverage() * 100.0) + " %";
        String low = Figures.percent(interval.low()).toPlainString();
        String high = Figures.percent(interval.high()).toPlainString();
        return language.of(
                coverage + " interval " + low + " to " + high + " %", coverage + "区間 " + low + "〜" + high + " %");
    }

    private static String band(ScoredPatient patient, Language language) {
        RiskCategory category = patient.score().category();
        return switch (category) {
            case LOW -> language.of("low", "低");
            case MODERATE -> language.of("moderate", "中");
            case HIGH -> language.of("high", "高");
        };
    }

    private static void addInputs(XhtmlNode div, ScoredPatient patient) {
        XhtmlNode table = div.addTag("table");
        row(table.addTag("thead"), "th", "Input / 項目", "Value / 値", "Date / 日付");
        XhtmlNode body = table.addTag("tbody");
        for (FeatureSpec spec : patient.ready().vector().schema().features()) {
            var evidence = patient.evidenceFor(spec.name());
            row(
                    body,
                    "td",
                    spec.english() + " / " + spec.japanese(),
                    evidence.map(e -> Figures.value(spec, e, Language.ENGLISH)).orElse("not known / 不明"),
                    evidence.map(e -> e.observedOn().toString()).orElse("-"));
        }
    }

    private static void row(XhtmlNode parent, String cell, String... texts) {
        XhtmlNode row = parent.addTag("tr");
        for (String text : texts) {
            row.addTag(cell).addText(text);
        }
    }

    private static void addNotes(XhtmlNode div, List<String> notes) {
        XhtmlNode list = div.addTag("ul");
        notes.forEach(note -> list.addTag("li").addText(note));
        block(div, Language.JAPANESE).addTag("p").addText("研究用です。医療機器ではありません。");
    }

    private static XhtmlNode block(XhtmlNode div, Language language) {
        return div.addTag("div").setAttribute("lang", language.of("en", "ja"));
    }

    private static XhtmlNode div() {
        return new XhtmlNode(NodeType.Element, "div").setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
    }

    private static Narrative narrative(XhtmlNode div) {
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
