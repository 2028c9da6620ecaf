package org.rheumaroute.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.Preprocessing.Transform;

/** What a task file may say, and what is told when it says something else. */
class TaskFileTest {

    @TempDir
    Path folder;

    @Test
    void readsEverythingThatATaskMaySay() throws Exception {
        TaskDefinition task = TaskFile.parse(ImprovementTask.YAML);
        assertThat(task.task()).isEqualTo(new TaskId("improvement"));
        assertThat(task.horizon()).hasDays(84);
        assertThat(task.transforms()).containsExactly(Transform.NONE, Transform.NONE, Transform.LOG1P);
        assertThat(task.schema().features().get(0).japanese()).isEqualTo("Treated");
        assertThat(task.layout().features().get(2).header()).isEqualTo("crp[mg/L]");
        assertThat(task.layout().severalRows()).isTrue();
        assertThat(task.layout().separator()).isEqualTo(';');
        assertThat(task.layout().event()).containsExactlyInAnyOrder("Some", "Marked");
    }

    @Test
    void theTaskThatShipsHasTheColumnsThatTheProductWrites() {
        TaskDefinition task = TaskDefinition.of(TaskId.UA_PROGRESSION);
        assertThat(task.layout()).isEqualTo(TableLayout.ofContract(task.inputs()));
        assertThat(task.subgroups())
                .extracting(Subgroup::name)
                .containsExactly("seronegative", "seropositive", "women", "men", "under-55", "55-and-older");
    }

    @ParameterizedTest(name = "RF {0}, anti-CCP {1}: seronegative {2}, seropositive {3}")
    @CsvSource({
        "15, 4.4, true, false",
        "15.1, 4.4, false, true",
        "15, 4.5, false, true",
        ", 4.5, false, true", // one positive test is enough
        ", 1, false, false", // not known is not negative
    })
    void serostatusIsThatOfTheFeatureMap(String rf, String antiCcp, boolean negative, boolean positive) {
        TaskDefinition task = TaskDefinition.of(TaskId.UA_PROGRESSION);
        FeatureVector.Builder vector = FeatureVector.of(task.schema());
        if (rf != null) {
            vector.set(new FeatureName("rf"), Double.parseDouble(rf));
        }
        vector.set(new FeatureName("anti-ccp"), Double.parseDouble(antiCcp));
        assertThat(task.subgroups().get(0).holds(vector.build())).isEqualTo(negative);
        assertThat(task.subgroups().get(1).holds(vector.build())).isEqualTo(positive);
    }

    @ParameterizedTest(name = "{0} -> {1}: {3}, {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "version: \"1.0.0\"|colour: red|2|colour|is not known",
                "version: \"1.0.0\"|''|1|version|is missing",
                "task: improvement|task: UA Progression|1|task|must be",
                "horizon: P84D|horizon: 12 weeks|13|horizon|ISO 8601",
                "minimumKnown: 2|minimumKnown: 4|17|minimumKnown|1 to the number of features",
                "minimumKnown: 2|minimumKnown: two|17|minimumKnown|must be a number",
                "rowsPerPatient: several|rowsPerPatient: many|16|rowsPerPatient|must be one of [one, several]",
                "other: None|other: Some|10|outcome.other|'event' names too",
                "http://snomed.info/sct|snomed|12|outcome.code.system|must be the address of a code system, such as http://snomed.info/sct",
                "patient: ID|patient: Age|21|features|'Age' is named as another column",
                "unit: mg/L, low: 0, high: 500|unit: mg/L, low: 5, high: 5|24|features[2].high|above 'low'",
                "missing: tolerated|missing: perhaps|24|features[2].missing|must be one of [required, tolerated]",
                "group: inflammation|group: blood|24|features[2].group|must be one of",
                "transform: log1p|transform: sqrt|24|features[2].transform|must be one of",
                "name: crp|name: CRP mg|24|features[2].name|lower-case",
                "name: crp|name: age|24|features[2].name|stands twice",
                "Placebo: 0|Placebo: 7|22|features[0].categories|outside",
                "feature: age, above: 50|feature: bmi, above: 50|26|subgroups[0].all[0].feature|not a feature",
                "feature: age, above: 50|feature: age|26|subgroups[0].all[0].feature|needs one of",
                "name: young-or-placebo|name: over-50|27|subgroups[1].name|another group",
                "separator: semicolon|separator: ';'|19|table.separator|must be one of",
                "limits: [One small trial.]|limits: {a: b}|20|limits|must be a text",
                "limits: [One small trial.]|limits: [|22|''|is not YAML"
            })
    void refusesByLineFieldAndReason(String from, String to, int line, String field, String reason) {
        assertThat(ImprovementTask.YAML).contains(from);
        assertThatThrownBy(() -> TaskFile.parse(ImprovementTask.YAML.replace(from, to)))
                .isInstanceOfSatisfying(TaskRefusedException.class, e -> {
                    assertThat(e.field()).isEqualTo(field);
                    assertThat(e.line()).isEqualTo(line);
                })
                .hasMessageContaining(reason);
    }

    @Test
    void refusesWhatIsNoTaskFileAtAll() throws Exception {
        assertThatThrownBy(() -> TaskFile.parse("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> TaskFile.parse("- a list")).hasMessageContaining("fields of its own");
        Path binary = Files.write(folder.resolve("task.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> TaskFile.read(binary)).hasMessageContaining("not UTF-8");
    }
}
