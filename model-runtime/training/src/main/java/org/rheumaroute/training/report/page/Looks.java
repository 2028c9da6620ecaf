package org.rheumaroute.training.report.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rheumaroute.training.markup.Markup;
import org.rheumaroute.training.report.Candidate;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.report.Result;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.chart.Caption;
import org.rheumaroute.training.report.chart.Stroke;

/** How each candidate is drawn, the same in every drawing of a report. */
final class Looks {
    private static final String STAMP = "invented data";

    private final Study study;
    private final Map<String, Stroke> strokes = new LinkedHashMap<>();

    Looks(Study study) {
        this.study = study;
        int others = 0;
        for (Candidate candidate : study.candidates()) {
            Stroke stroke;
            if (candidate.name().equals(study.subject())) {
                stroke = Stroke.subject();
            } else if (candidate.name().equals(study.reference())) {
                stroke = Stroke.reference();
            } else if (candidate.kind() == Candidate.Kind.BASELINE) {
                stroke = Stroke.baseline();
            } else {
                stroke = Stroke.other(others++);
            }
            strokes.put(candidate.name(), stroke);
        }
    }

    Stroke of(String candidate) {
        return Objects.requireNonNull(strokes.get(candidate), candidate);
    }

    String title(String candidate) {
        return study.candidate(candidate).map(Candidate::title).orElse(candidate);
    }

    /** In one order everywhere: baselines first, then by kind, each kind as declared. */
    List<Result> ordered(Evaluation.Group group) {
        return group.results().stream()
                .sorted(Comparator.comparingInt(result -> rank(result.candidate())))
                .toList();
    }

    private int rank(String candidate) {
        List<Candidate> all = study.candidates();
        int place = 0;
        while (!all.get(place).name().equals(candidate)) {
            place++;
        }
        return all.get(place).kind().ordinal() * all.size() + place;
    }

    /** The evaluations worth drawing: figures on training patients are in the tables, their curves only flatter. */
    static boolean isDrawn(Evaluation evaluation) {
        return evaluation.kind() != Evaluation.Kind.APPARENT
                && evaluation.kind() != Evaluation.Kind.EXTERNAL_ANSWERED; // nearly the rows of the one before
    }

    /** Title in a table: which one the report is about, and which one is the reference. */
    String marked(String candidate) {
        String title = title(candidate);
        if (candidate.equals(study.subject())) {
            return "▶ " + title;
        }
        return candidate.equals(study.reference()) ? title + " (reference)" : title;
    }

    /** Class of a candidate's row. */
    String row(String candidate) {
        return candidate.equals(study.subject()) ? "subject" : "";
    }

    Caption caption(String id, String title, String description) {
        return new Caption(id, title, description, study.invented() ? STAMP : "");
    }

    /** A table's or figure's caption, which names invented data. */
    String told(String caption) {
        return study.invented() ? caption + " Invented data." : caption;
    }

    /** Explains the strokes of the named candidates. */
    String legend(List<String> candidates) {
        return candidates.stream()
                .distinct()
                .map(candidate -> "<li>" + of(candidate).sample() + " " + Markup.text(title(candidate)) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>\n"));
    }
}
