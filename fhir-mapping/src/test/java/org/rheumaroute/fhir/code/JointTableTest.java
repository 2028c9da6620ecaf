package org.rheumaroute.fhir.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JointTableTest {
    private static final JointTable TABLE = JointTable.bundled();
    private static final String OWN = "urn:rheumaroute:items";
    private static final String SNOMED = "http://snomed.info/sct";

    @Test
    void thereAreTwentyEightJointsAndEachHasACodeOfOurOwn() {
        assertThat(Joint.ALL).hasSize(28).doesNotHaveDuplicates();
        assertThat(Joint.ALL).allSatisfy(joint -> {
            List<JointCode> named = TABLE.namedBy(OWN, joint.name());
            assertThat(named).hasSize(1);
            assertThat(named.get(0).part()).isEqualTo(joint.part());
            assertThat(named.get(0).side()).isEqualTo(joint.side());
        });
    }

    @Test
    void saysOfEveryRowWhereItComesFromAndWhenItWasChecked() {
        assertThat(TABLE.rows()).hasSizeGreaterThan(28).allSatisfy(row -> {
            assertThat(row.source()).isNotBlank();
            assertThat(row.checked()).matches("20\\d\\d-\\d\\d-\\d\\d");
            assertThat(row.display()).isNotBlank();
        });
    }

    @Test
    void understandsAJointThatIsRefinedByItsSideHoweverItIsWritten() {
        for (String code : List.of(
                "49076000:272741003=7771000",
                "49076000 : 272741003 = 7771000",
                "49076000 |Knee joint structure| : 272741003 |Laterality| = 7771000 |Left|")) {
            assertThat(TABLE.namedBy(SNOMED, code)).extracting(JointCode::code).containsExactly("49076000", "7771000");
        }
    }

    @Test
    void understandsNothingByHalves() {
        assertThat(TABLE.namedBy(SNOMED, "49076000:272741003=51440002")).isEmpty();
        assertThat(TABLE.namedBy(SNOMED, "70258002:272741003=7771000")).isEmpty();
        assertThat(TABLE.namedBy(SNOMED, "49076000:272741003=49076000")).isEmpty();
        assertThat(TABLE.namedBy("urn:x", "49076000:272741003=7771000")).isEmpty();
        assertThat(TABLE.namedBy(OWN, "left-ankle")).isEmpty();
    }

    @Test
    void knowsNoSnomedCodeWhenItIsSwitchedOff() {
        JointTable off = TABLE.with(List.of(), false);
        assertThat(off.namedBy(SNOMED, "735263003")).isEmpty();
        assertThat(off.namedBy(SNOMED, "49076000:272741003=7771000")).isEmpty();
        assertThat(off.namedBy(OWN, "left-knee")).hasSize(1);
    }
}
