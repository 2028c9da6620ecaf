package org.rheumaroute.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.InventedCohort;

class CohortCsvTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);
    private static final String HEADER = "patient-id,site,age[a],female,bmi[kg/m2],family-history-ra,ever-smoker,"
            + "crp[mg/L],esr[mm/h],mmp-3[ng/mL],rf[[IU]/mL],anti-ccp[U/mL],tjc28,sjc28,ptga[mm],phga[mm],haq-di,"
            + "outcome-ra,true-probability";
    private static final String ROW = "p1,tokyo,61,1,22.5,0,,12.3,30,80.5,<5,<0.6,4,3,40,35,0.625,1,0.4";
    private static final String FILE = "# invented\n" + HEADER + "\n" + ROW + "\n";

    @TempDir
    Path folder;

    @Test
    void theHeaderIsTheContracts() {
        assertThat(InventedCohort.columns())
                .isEqualTo(HEADER.replace("patient-id,site,", "").replace(",outcome-ra,true-probability", ""));
    }

    @Test
    void readsNumbersMissingAndCensored() throws Exception {
        CohortTable table = read(FILE);
        FeatureVector vector = table.vectors().get(0);
        assertThat(table.invented()).isTrue();
        assertThat(table.outcomes()).containsExactly(1);
        assertThat(vector.value(new FeatureName("crp"))).hasValue(12.3);
        assertThat(vector.value(new FeatureName("anti-ccp"))).hasValue(0.6);
        assertThat(vector.value(new FeatureName("ever-smoker"))).isEmpty();
        assertThat(table.rows().get(0).trueProbability()).hasValue(0.4);
    }

    @Test
    void aRealCohortNeedsNoTruth() throws Exception {
        CohortTable table = read(HEADER.replace(",true-probability", "") + "\n" + ROW.replaceAll(",0.4$", "") + "\n");
        assertThat(table.invented()).isFalse();
        assertThat(table.rows()).hasSize(1);
    }

    @Test
    void leavesOutAndCountsWhoWouldBeDeclined() throws Exception {
        String noCrp = ROW.replace("p1", "p2").replace("12.3", "");
        String fewKnown = "p3,tokyo,61,1,,,,12.3,,,<5,<0.6,4,3,,,,1,0.4";
        CohortTable table = read(FILE + noCrp + "\n" + fewKnown + "\n");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.excluded()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{2} in {3}: {4}")
    @CsvSource({
        "crp[mg/L], crp[mg/dL], 2, crp[mg/dL], must be 'crp[mg/L]'",
        "'bmi[kg/m2],', '', 2, family-history-ra, must be 'bmi[kg/m2]'",
        "true-probability, label, 2, label, may follow",
        "12.3, 12.3 mg/L, 3, crp[mg/L], must be a number",
        "12.3, NaN, 3, crp[mg/L], must be a number",
        "12.3, '1e400', 3, crp[mg/L], must be",
        "12.3, >12.3, 3, crp[mg/L], must be a number",
        "12.3, 501, 3, crp[mg/L], is outside 0.0 to 500.0 mg/L",
        "<0.6, <, 3, anti-ccp[U/mL], must be a number",
        "',61,', ',17,', 3, age[a], is outside",
        "',1,0.4', ',2,0.4', 3, outcome-ra, must be 0 or 1",
        "',1,0.4', ',,0.4', 3, outcome-ra, must be 0 or 1",
        "',1,0.4', ',1,1.4', 3, true-probability, must be 0 to 1",
        "',1,0.4', ',1', 3, '', has 18 cells",
        "p1, '', 3, patient-id, plain characters",
        "tokyo, '\"tokyo\"', 3, site, plain characters"
    })
    void refusesByLineColumnAndReason(String from, String to, int line, String column, String reason) {
        assertThat(FILE).contains(from);
        assertThatThrownBy(() -> read(FILE.replace(from, to)))
                .isInstanceOfSatisfying(CohortRefusedException.class, e -> {
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.column()).isEqualTo(column);
                })
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAPatientTwice() {
        assertThatThrownBy(() -> read(FILE + ROW + "\n"))
                .hasMessageContaining("line 4")
                .hasMessageContaining("twice");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        Path file = Files.write(
                folder.resolve("cohort.csv"), FILE.replace("tokyo", "東京").getBytes("Shift_JIS"));
        assertThatThrownBy(() -> CohortCsv.read(file, TASK.inputs())).hasMessageContaining("UTF-8");
    }

    @Test
    void aRefusalNeverRepeatsAPatientsValue() {
        assertThatThrownBy(() -> read(FILE.replace("12.3", "secret"))).hasMessageNotContaining("secret");
    }

    private CohortTable read(String text) throws IOException, CohortRefusedException {
        Path file = Files.write(folder.resolve("cohort.csv"), text.getBytes(StandardCharsets.UTF_8));
        return CohortCsv.read(file, TASK.inputs());
    }
}
