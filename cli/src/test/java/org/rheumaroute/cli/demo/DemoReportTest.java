package org.rheumaroute.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.TaskId;

class DemoReportTest {
    private static final String LEDGER = """
            {"triggers": 5, "written": 3, "unchanged": 0, "declined": {"no-ra": 2}, "failed": 0, "open": 0,
             "tasks": {
               "d2t": {"settled": 5, "scored": 1, "declined": {"not-met": 2, "no-ra": 2}, "failed": 0},
               "ua-progression": {"settled": 5, "scored": 2, "declined": {"already-ra": 3}, "failed": 0}}}""";

    @TempDir
    Path home;

    @Test
    void eachQuestionHasItsOwnReasons() throws IOException {
        DemoReport report = DemoReport.of(new ObjectMapper().readTree(LEDGER), 7);

        assertThat(report.addsUp()).isTrue();
        assertThat(report.toText().lines().map(String::strip))
                .containsSubsequence("d2t", "1 flagged", "4 declined", "2 no-ra", "2 not-met")
                .containsSubsequence("ua-progression", "2 scored", "3 declined", "3 already-ra");
        assertThat(report.toJson()
                        .at("/tasks/ua-progression/declinedBy/already-ra")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aQuestionWhoseReasonsDoNotAddUpIsTold() throws IOException {
        String wrong = LEDGER.replace("\"already-ra\": 3", "\"already-ra\": 1");
        assertThat(DemoReport.of(new ObjectMapper().readTree(wrong), 7).addsUp())
                .isFalse();
    }

    @Test
    void aQuestionWithoutADemonstrationPackageIsRefusedInsteadOfAnsweredByAnother() {
        assertThatThrownBy(() -> DemoPackages.ensure(new Home(home), TaskId.D2T))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no package for d2t")
                .hasMessageContaining("--package");
    }
}
