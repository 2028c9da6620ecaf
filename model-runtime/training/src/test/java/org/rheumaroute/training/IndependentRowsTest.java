package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndependentRowsTest {
    private CohortTable cohort;

    @BeforeAll
    void invent(@TempDir Path folder) throws Exception {
        cohort = CohortCsv.read(
                InventedCohort.write(folder.resolve("cohort.csv"), 300, 3), TaskDefinition.of(TaskId.UA_PROGRESSION));
    }

    @Test
    void onePatientGivesOneRow() {
        CohortTable thrice = rowsOfOnePatient(3);
        int[] rows = IndependentRows.of(thrice, 1);
        assertThat(rows).isSorted().hasSize((thrice.rows().size() + 2) / 3);
        assertThat(Arrays.stream(rows).mapToObj(i -> thrice.rows().get(i).patient()))
                .doesNotHaveDuplicates();
        assertThat(IndependentRows.of(thrice, 1)).isEqualTo(rows);
        assertThat(IndependentRows.of(thrice, 2)).isNotEqualTo(rows);
    }

    @Test
    void tooFewOfAnOutcomeKeepAllRows() {
        CohortTable hundred = rowsOfOnePatient(100);
        assertThat(IndependentRows.of(hundred, 1)).hasSize(hundred.rows().size());
    }

    @Test
    void whereAPatientHasOneRowAllAreTaken() {
        assertThat(IndependentRows.of(cohort, 1)).hasSize(cohort.rows().size());
    }

    private CohortTable rowsOfOnePatient(int several) {
        List<CohortTable.Row> rows = new ArrayList<>();
        for (CohortTable.Row row : cohort.rows()) {
            String patient = "p" + rows.size() / several;
            rows.add(new CohortTable.Row(patient, row.site(), row.vector(), row.outcome(), row.trueProbability()));
        }
        return new CohortTable(
                rows, cohort.read(), Map.of(), cohort.censored(), List.of(), true, true, cohort.sha256());
    }
}
