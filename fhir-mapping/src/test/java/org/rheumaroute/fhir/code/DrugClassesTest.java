package org.rheumaroute.fhir.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrugClassesTest {
    private static final List<CsvTable.Row> DRUGS = CsvTable.read("codes/drugs.csv");

    @Test
    void everyClassOfTheDrugTableHasAGroup() {
        assertThat(DRUGS)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(DrugClasses.bundled().groupOf(row.require("class")))
                        .isNotNull());
        assertThatThrownBy(() -> DrugClasses.bundled().groupOf("herbs")).hasMessageContaining("herbs");
    }

    @Test
    void exactlyTheGlucocorticoidsHaveAnEquivalent() {
        assertThat(DRUGS)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(DrugClasses.bundled()
                                .prednisoloneEquivalent(row.require("drug"))
                                .isPresent())
                        .as(row.get("drug"))
                        .isEqualTo(row.get("class").equals("glucocorticoid")));
    }

    @Test
    void factorsOfGlucocorticoidsAreMarkedAsBackground() {
        assertThat(CsvTable.read("codes/glucocorticoids.csv"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("source")).isEqualTo("background"));
    }
}
