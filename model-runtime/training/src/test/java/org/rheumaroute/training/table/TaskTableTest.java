package org.rheumaroute.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.model.feature.FeatureName;

/** Tables in the layout of a hospital's own task file. */
class TaskTableTest {
    private static final String TABLE = """
            # from the trial's own export
            Clinic;"rownames";ID;Treatment;Age;crp[mg/L];Improved;Comment
            "Kyoto; north";1;57;Treated;27;<0.2;Some;"a ""better"" day"
            "Kyoto; north";2;57;Treated;27;NA;None;
            Osaka;3;58;Placebo;44;3.5;NA;
            Osaka;4;59;?;44;3.5;None;
            Osaka;5;60;Placebo;61;;Marked;
            """;

    @TempDir
    Path folder;

    @Test
    void findsColumnsByNameInAnyOrderAndListsTheOthers() throws Exception {
        CohortTable table = read(TABLE);
        assertThat(table.ignored()).containsExactly("rownames", "Comment");
        assertThat(table.rows()).hasSize(3);
        assertThat(table.read()).isEqualTo(5);
        assertThat(table.excludedBy())
                .containsEntry("the outcome is not known", 1)
                .containsEntry("a required input is missing", 1);
        assertThat(table.outcomes()).containsExactly(1, 0, 1);
        assertThat(table.invented()).isFalse();
    }

    @Test
    void readsCategoriesMissingWordsCensoredCellsAndQuotes() throws Exception {
        CohortTable table = read(TABLE);
        CohortTable.Row first = table.rows().get(0);
        assertThat(first.site()).isEqualTo("Kyoto; north");
        assertThat(first.vector().value(new FeatureName("treated"))).hasValue(1);
        assertThat(first.vector().value(new FeatureName("crp"))).hasValue(0.2);
        assertThat(table.rows().get(1).vector().value(new FeatureName("crp"))).isEmpty();
        assertThat(table.censored()).containsExactly(0, 0, 1);
    }

    @Test
    void aPatientMayHaveSeveralRowsWhichStayInOneFold() throws Exception {
        assertThat(read(TABLE).patients()).containsExactly("57", "57", "60");
        assertThatThrownBy(() -> read(TABLE, ImprovementTask.YAML.replace("several", "one")))
                .hasMessageContaining("line 4, column 'ID', the patient stands twice");
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "crp[mg/L]|crp[mg/dL]|2|crp[mg/L]|is not in the header, which has 'Clinic', 'rownames'",
                ";Comment|;Age|2|Age|stands twice in the header",
                "Osaka;5;60|Osaka;60|7|''|has 7 cells, the header has 8",
                "Placebo;61|placebo;61|7|Treatment|must be one of [Placebo, Treated] or empty",
                "Placebo;61|Placebo;old|7|Age|must be a number",
                "Placebo;61|Placebo;17|7|Age|is outside 18.0 to 110.0 a",
                "61;;Marked|61;;Much|7|Improved|must be None or Marked, Some",
                "61;;Marked|61;>5;Marked|7|crp[mg/L]|must be a number",
                "Osaka;5;60|Osaka;5;|7|ID|must hold 1 to 128 plain characters",
                "Osaka;5;60|\"Osaka;5;60|7|''|a quote is not closed"
            })
    void refusesByLineColumnAndReason(String from, String to, int line, String column, String reason) {
        assertThat(TABLE).contains(from);
        assertThatThrownBy(() -> read(TABLE.replace(from, to)))
                .isInstanceOfSatisfying(CohortRefusedException.class, e -> {
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.column()).isEqualTo(column);
                })
                .hasMessageContaining(reason);
    }

    @Test
    void anOutcomeThatNobodyKnowsIsRefusedUnlessTheTaskFileLeavesItOut() throws Exception {
        String empty = TABLE.replace("61;;Marked", "61;;");
        assertThat(read(empty).excludedBy()).containsEntry("the outcome is not known", 2);
        String strict = ImprovementTask.YAML.replace("unknown: left-out", "unknown: refused");
        assertThatThrownBy(() -> read(TABLE, strict))
                .hasMessageContaining("line 5, column 'Improved', must be None or Marked, Some");
    }

    private CohortTable read(String csv) throws Exception {
        return read(csv, ImprovementTask.YAML);
    }

    private CohortTable read(String csv, String yaml) throws IOException, CohortRefusedException, TaskRefusedException {
        Path file = Files.writeString(folder.resolve("table.csv"), csv);
        return CohortCsv.read(file, TaskFile.parse(yaml));
    }
}
