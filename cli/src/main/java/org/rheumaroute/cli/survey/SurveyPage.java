package org.rheumaroute.cli.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.training.markup.Markup;

/** The survey as one HTML page that asks for nothing else: readable, printable, in English and Japanese. */
public final class SurveyPage {
    private static final String FRAME = "page.html";

    private final Survey survey;
    private final StringBuilder html = new StringBuilder();

    private SurveyPage(Survey survey) {
        this.survey = survey;
    }

    /** The whole page. */
    public static String of(Survey survey) {
        return new SurveyPage(survey).page();
    }

    private String page() {
        summary();
        worthMapping();
        features();
        declines();
        dispositions();
        codes();
        texts();
        notes();
        return frame().replace("{{content}}", html);
    }

    private void summary() {
        html.append("<p class=\"lead\">")
                .append(Markup.text(survey.site()))
                .append(" · ")
                .append(Markup.text(survey.task()))
                .append(" · ")
                .append(survey.asOf())
                .append("</p>\n<ul class=\"figures\">");
        figure(survey.resources(), "resources", "リソース");
        figure(survey.patients(), "patients", "患者");
        figure(survey.mayBeScored(), "may be scored", "スコア算出可能");
        figure(survey.worthMapping().size(), "codes worth mapping", "対応付け候補コード");
        html.append("</ul>\n");
    }

    private void figure(int number, String english, String japanese) {
        html.append("<li><b>").append(number).append("</b> ").append(english).append("<br>");
        html.append(japanese).append("</li>");
    }

    private void worthMapping() {
        heading("Not mapped, looks worth it", "未対応・対応付けの候補");
        note(
                "The words of the display remind of a concept. A hint only: nothing is read by it. Add them to the site"
                        + " file.",
                "表示名からの推測です。採用する場合はサイトファイルに追記してください。");
        open("Type", "System", "Code", "Display", "Looks like", "Count", "Patients");
        for (Survey.CodeCount code : survey.worthMapping()) {
            row(
                    cell(code.resourceType()),
                    small(code.system()),
                    cell(code.code()),
                    cell(code.display()),
                    cell(String.valueOf(code.looksLike())),
                    number(code.count()),
                    number(code.patients()));
        }
        close(survey.worthMapping());
    }

    private void features() {
        heading("Inputs of the model", "モデルの入力項目");
        open("Input", "項目", "Unit", "Required", "Patients with", "%", "Missing, by reason");
        for (Survey.FeatureGap feature : survey.features()) {
            row(
                    cell(feature.english()),
                    cell(feature.japanese()),
                    cell(feature.unit()),
                    cell(feature.required() ? "yes / 必須" : ""),
                    number(feature.known()),
                    cell(share(feature.known())),
                    cell(counts(feature.missing())));
        }
        close(survey.features());
    }

    private String share(int known) {
        return survey.patients() == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100.0 * known / survey.patients());
    }

    private void declines() {
        heading("Patients who would not be scored, by reason", "スコア算出対象外の理由");
        open("Reason", "Meaning", "理由", "Patients");
        survey.declines().forEach((code, n) -> {
            Optional<DeclineReason> reason = DeclineReason.ofCode(code);
            row(
                    cell(code),
                    cell(reason.map(DeclineReason::english).orElse("")),
                    cell(reason.map(DeclineReason::japanese).orElse("")),
                    number(n));
        });
        close(survey.declines().keySet());
    }

    private void dispositions() {
        heading("What became of the resources", "リソースの判定結果");
        open("Type", "Result", "Reason", "Meaning", "Count");
        for (Survey.DispositionCount fate : survey.dispositions()) {
            row(
                    cell(fate.resourceType()),
                    cell(fate.disposition()),
                    cell(fate.reason()),
                    cell(fate.meaning()),
                    number(fate.count()));
        }
        close(survey.dispositions());
    }

    private void codes() {
        heading("All codes", "全コード一覧");
        note("A unit marked with ! is not understood.", "「!」の単位は解釈できません。");
        open("Type", "System", "Code", "Display", "Concept", "Units", "Statuses", "Count", "Patients");
        for (Survey.CodeCount code : survey.codes()) {
            String concept = code.concept();
            row(
                    cell(code.resourceType()),
                    small(code.system()),
                    cell(code.code()),
                    cell(code.display()),
                    cell(concept == null ? "" : concept),
                    cell(code.units().stream()
                            .map(unit -> (unit.fits() ? "" : "! ") + unit.unit() + " × " + unit.count())
                            .collect(Collectors.joining(", "))),
                    cell(counts(code.statuses())),
                    number(code.count()),
                    number(code.patients()));
        }
        close(survey.codes());
    }

    private void texts() {
        heading("Texts without a code", "コードのない記載");
        note(
                "Only texts that at least " + Survey.FEWEST + " patients have are shown; " + survey.rareTexts()
                        + " resources have rarer ones.",
                Survey.FEWEST + "人以上に共通する記載のみ表示。それ未満: " + survey.rareTexts() + " 件。");
        open("Type", "Text", "Looks like", "Count", "Patients");
        for (Survey.TextCount one : survey.texts()) {
            String looksLike = one.looksLike();
            row(
                    cell(one.resourceType()),
                    cell(one.text()),
                    cell(looksLike == null ? "" : looksLike),
                    number(one.count()),
                    number(one.patients()));
        }
        close(survey.texts());
    }

    private void notes() {
        if (!survey.notes().isEmpty()) {
            heading("Not looked at", "確認できなかったもの");
            html.append("<ul>");
            survey.notes()
                    .forEach(note ->
                            html.append("<li>").append(Markup.text(note)).append("</li>"));
            html.append("</ul>\n");
        }
    }

    private void heading(String english, String japanese) {
        html.append("<h2>").append(english).append(" <span lang=\"ja\">").append(japanese);
        html.append("</span></h2>\n");
    }

    private void note(String english, String japanese) {
        html.append("<p>").append(english).append(" <span lang=\"ja\">").append(japanese);
        html.append("</span></p>\n");
    }

    private void open(String... columns) {
        html.append("<table><thead><tr>");
        for (String column : columns) {
            html.append("<th scope=\"col\">").append(column).append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
    }

    private void row(String... cells) {
        html.append("<tr>").append(String.join("", cells)).append("</tr>\n");
    }

    private void close(java.util.Collection<?> rows) {
        html.append("</tbody></table>\n");
        if (rows.isEmpty()) {
            html.append("<p>none <span lang=\"ja\">なし</span></p>\n");
        }
    }

    private static String cell(String value) {
        return "<td>" + Markup.text(value) + "</td>";
    }

    private static String small(String value) {
        return "<td class=\"system\">" + Markup.text(value) + "</td>";
    }

    private static String number(int value) {
        return "<td class=\"number\">" + value + "</td>";
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " × " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String frame() {
        try (InputStream in = SurveyPage.class.getResourceAsStream(FRAME)) {
            if (in == null) {
                throw new IllegalStateException(FRAME + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FRAME, e);
        }
    }
}
