package org.rheumaroute.training.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rheumaroute.training.markup.Markup;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Study;

/** The report as one HTML page that asks for nothing else: readable on a screen and in print. */
public final class ReportPage {
    private static final String FRAME = "page.html";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private ReportPage() {}

    /** The whole page. */
    public static String of(Report report) {
        Study study = report.study();
        Looks looks = new Looks(study);
        Html html = new Html();
        new FirstPage(report, looks).write(html);
        new DiscriminationSection(study, looks).write(html);
        new CalibrationSection(study, looks).write(html);
        new UseSection(study, looks).write(html);
        new SubgroupSection(study, looks).write(html);
        new SignatureSection(study, looks).write(html);
        new LearningSection(study, looks).write(html);
        new ExplanationSection(study, looks).write(html);
        new PatientsSection(study, looks).write(html);
        new OriginSection(study, looks).write(html);
        new ChecklistSection(report.checklist(), looks).write(html);
        new FiguresSection(study, looks).write(html);
        Map<String, String> parts = Map.of(
                "title", Markup.text(study.question().title()),
                "kind", study.kind() == Study.Kind.DEVELOPMENT ? "Development report" : "Validation report",
                "notice", Markup.text(report.notice()),
                "tone", study.invented() ? "invented" : "research",
                "nav", html.contents(),
                "content", html.toString());
        return filled(frame(), parts);
    }

    /** In one pass, so that what is filled in is never taken for a place. */
    private static String filled(String frame, Map<String, String> parts) {
        return PLACE.matcher(frame)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    private static String frame() {
        try (InputStream in = ReportPage.class.getResourceAsStream(FRAME)) {
            if (in == null) {
                throw new IllegalStateException(FRAME + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FRAME, e);
        }
    }
}
