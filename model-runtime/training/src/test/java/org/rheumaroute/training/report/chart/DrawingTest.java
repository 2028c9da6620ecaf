package org.rheumaroute.training.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.Estimate;
import org.rheumaroute.training.report.Point;

class DrawingTest {
    private static final Caption CAPTION = new Caption("a", "Title", "What is seen", "invented data");
    /** At the beginning of the forest's axis, which lies behind ten digits of a label. */
    private static final String ARROW = "M93.4 38L87.4 42L93.4 46";

    private static final Stroke STROKE = Stroke.subject();

    @Test
    void putsPointsWhereTheirValuesAre() {
        String svg = new Plot(CAPTION, Axis.unit("x"), Axis.unit("y"), 200, 100)
                .curve(List.of(new Point(0, 0), new Point(0.5, 1), new Point(1, 0.25)), STROKE)
                .svg();

        assertThat(svg).contains("d=\"M0 100L100 0L200 75\"");
    }

    @Test
    void drawsNoCurveThroughOnePoint() {
        String svg = new Plot(CAPTION, Axis.unit("x"), Axis.unit("y"), 200, 100)
                .curve(List.of(new Point(0, 0)), STROKE)
                .svg();

        assertThat(svg).doesNotContain("<path");
    }

    @Test
    void endsAnIntervalThatLeavesTheAxisInAnArrow() {
        Axis axis = Axis.linear("AUC", 0.5, 1, 5);

        assertThat(forest(axis, Estimate.of(0.7, 0.4, 0.9))).contains("M87.4 42L247.4 42", ARROW);
        assertThat(forest(axis, Estimate.of(0.7, 0.6, 0.9))).doesNotContain(ARROW);
    }

    @Test
    void leavesOutAMarkOutsideTheAxis() {
        Axis axis = Axis.linear("AUC", 0.5, 1, 5);

        assertThat(paths(forest(axis, Estimate.of(0.7)))).isEqualTo(1);
        assertThat(paths(forest(axis, Estimate.of(0.3)))).isZero();
    }

    @Test
    void makesRoomForJapaneseLabels() {
        assertThat(Svg.width("圧痛関節数", 10)).isEqualTo(50);
        assertThat(Svg.width("TJC28", 10)).isLessThan(30);
    }

    @Test
    void tellsSeriesApartWithoutColour() {
        Set<String> looks = new HashSet<>();
        List<Stroke> strokes = Stream.concat(
                        Stream.of(Stroke.subject(), Stroke.reference(), Stroke.baseline()),
                        IntStream.range(0, 6).mapToObj(Stroke::other))
                .toList();

        strokes.forEach(stroke -> looks.add(stroke.dash() + stroke.marker()));

        assertThat(looks).hasSameSizeAs(strokes);
    }

    @Test
    void saysWhatItShowsAndThatItIsInvented() {
        assertThat(new Bars(CAPTION, Axis.linear("x", 0, 1, 5), 100)
                        .row(new Bars.Row("a", "b", List.of(new Bars.Bar(2, "#000", true, "2"))))
                        .svg())
                .contains("role=\"img\"", "<title id=\"a-t\">Title</title>", "<desc id=\"a-d\">What is seen</desc>")
                .contains(">invented data</text>")
                .contains("width=\"100\"");
    }

    private static String forest(Axis axis, Estimate estimate) {
        return new Forest(CAPTION, axis, 200)
                .row(new Forest.Row("0123456789", false, List.of(new Forest.Mark(estimate, STROKE, true, ""))))
                .svg();
    }

    private static int paths(String svg) {
        return svg.split("<path", -1).length - 1;
    }
}
