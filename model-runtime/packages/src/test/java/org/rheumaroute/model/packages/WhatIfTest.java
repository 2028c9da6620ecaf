package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.WhatIf;
import org.rheumaroute.model.WhatIf.GroupChange;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureVector;

class WhatIfTest {
    private static final FeatureVector PATIENT = InventedPackages.patient(10, 2, 30);

    @TempDir
    Path folder;

    private LoadedPackage single;

    @BeforeEach
    void load() throws Exception {
        InventedPackages invented = new InventedPackages();
        PackageWriter.write(invented.single("demo", "xgboost", 0.01), folder.resolve("single"));
        single = invented.loader().load(folder.resolve("single"));
    }

    @AfterEach
    void close() {
        single.close();
    }

    @Test
    void bothSidesAreWhatTheScorerSays() {
        WhatIf whatIf = WhatIf.ask(single, PATIENT, InventedPackages.CRP, OptionalDouble.of(100));
        assertThat(whatIf.before()).isEqualTo(single.score(PATIENT));
        assertThat(whatIf.after()).isEqualTo(single.score(InventedPackages.patient(100, 2, 30)));
        assertThat(PATIENT.value(InventedPackages.CRP)).hasValue(10); // the patient did not change
    }

    @Test
    void theGroupsAddUpToTheChange() {
        WhatIf whatIf = WhatIf.ask(single, PATIENT, InventedPackages.SJC, OptionalDouble.of(20));
        double change = ((Scored) whatIf.after()).score().probability().value()
                - ((Scored) whatIf.before()).score().probability().value();
        assertThat(whatIf.probabilityChange().getAsDouble()).isEqualTo(change).isPositive();
        assertThat(whatIf.changeByGroup().stream()
                        .mapToDouble(GroupChange::probability)
                        .sum())
                .isCloseTo(change, within(1e-12));
        // 0.02 for each of 18 joints more, by the linear engine's weights
        assertThat(whatIf.changeByGroup())
                .filteredOn(g -> g.group() == FeatureGroup.INFLAMMATION)
                .singleElement()
                .satisfies(g -> assertThat(g.logOdds()).isCloseTo(0.36, within(1e-9)));
    }

    @Test
    void theSameValueChangesNothing() {
        WhatIf whatIf = WhatIf.ask(single, PATIENT, InventedPackages.CRP, OptionalDouble.of(10));
        assertThat(whatIf.probabilityChange()).hasValue(0);
        assertThat(whatIf.changeByGroup())
                .allSatisfy(g -> assertThat(g.probability()).isZero());
    }

    @Test
    void theGatesApply() {
        WhatIf outside = WhatIf.ask(single, PATIENT, InventedPackages.CRP, OptionalDouble.of(501));
        assertThat(((Declined) outside.after()).reason()).isEqualTo(DeclineReason.OUT_OF_RANGE);
        WhatIf without = WhatIf.ask(single, PATIENT, InventedPackages.CRP, OptionalDouble.empty());
        assertThat(((Declined) without.after()).reason()).isEqualTo(DeclineReason.MISSING_INPUT);
        assertThat(without.probabilityChange()).isEmpty();
        assertThat(without.changeByGroup()).isEmpty();
    }
}
