package org.rheumaroute.model.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitTest {
    private enum Part {
        TENDER,
        SWOLLEN,
        ESR,
        CRP,
        PTGA,
        PHGA
    }

    private static final Map<ActivityIndex, Set<Part>> PARTS = Map.of(
            ActivityIndex.DAS28_ESR, EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.ESR, Part.PTGA),
            ActivityIndex.DAS28_CRP, EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.CRP, Part.PTGA),
            ActivityIndex.DAS28_ESR_3, EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.ESR),
            ActivityIndex.DAS28_CRP_3, EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.CRP),
            ActivityIndex.CDAI, EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.PTGA, Part.PHGA),
            ActivityIndex.SDAI, EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.PTGA, Part.PHGA, Part.CRP));

    /** All 64 sets of known parts. */
    @ParameterizedTest
    @EnumSource(ActivityIndex.class)
    void anIndexNeedsExactlyItsParts(ActivityIndex index) {
        for (int mask = 0; mask < 1 << Part.values().length; mask++) {
            EnumSet<Part> known = EnumSet.noneOf(Part.class);
            for (Part part : Part.values()) {
                if ((mask & 1 << part.ordinal()) != 0) {
                    known.add(part);
                }
            }
            assertThat(visit(known).score(index).isPresent())
                    .as("%s of %s", index, known)
                    .isEqualTo(known.containsAll(PARTS.get(index)));
        }
    }

    @Test
    void givesWhatTheFormulasGive() {
        Visit visit = visit(EnumSet.allOf(Part.class));
        JointCounts joints = new JointCounts(3, 1);
        Esr esr = new Esr(26);
        Crp crp = new Crp(9.4);
        Millimetres ptga = new Millimetres(50);
        Millimetres phga = new Millimetres(30);

        assertThat(visit.score(ActivityIndex.DAS28_ESR)).contains(ActivityScores.das28Esr(joints, esr, ptga));
        assertThat(visit.score(ActivityIndex.DAS28_CRP)).contains(ActivityScores.das28Crp(joints, crp, ptga));
        assertThat(visit.score(ActivityIndex.DAS28_ESR_3)).contains(ActivityScores.das28EsrThree(joints, esr));
        assertThat(visit.score(ActivityIndex.DAS28_CRP_3)).contains(ActivityScores.das28CrpThree(joints, crp));
        assertThat(visit.score(ActivityIndex.CDAI)).contains(ActivityScores.cdai(joints, ptga, phga));
        assertThat(visit.score(ActivityIndex.SDAI)).contains(ActivityScores.sdai(joints, ptga, phga, crp));
    }

    @Test
    void remissionIsUndecidedWithoutAPart() {
        for (Part part : EnumSet.of(Part.TENDER, Part.SWOLLEN, Part.CRP, Part.PTGA)) {
            assertThat(visit(EnumSet.complementOf(EnumSet.of(part))).isInRemission(BooleanRemission.VERSION_2_0))
                    .as("without %s", part)
                    .isEmpty();
        }
        assertThat(visit(EnumSet.complementOf(EnumSet.of(Part.ESR, Part.PHGA)))
                        .isInRemission(BooleanRemission.VERSION_2_0))
                .contains(false);
    }

    @Test
    void oneCountAloneIsKeptAsOneCount() {
        Visit visit = visit(EnumSet.of(Part.SWOLLEN));

        assertThat(visit.tender()).isEmpty();
        assertThat(visit.swollen()).hasValue(1);
        assertThat(visit.joints()).isEmpty();
    }

    private static Visit visit(Set<Part> known) {
        Visit.Builder visit = Visit.builder();
        for (Part part : known) {
            switch (part) {
                case TENDER -> visit.tender(3);
                case SWOLLEN -> visit.swollen(1);
                case ESR -> visit.esr(new Esr(26));
                case CRP -> visit.crp(new Crp(9.4));
                case PTGA -> visit.ptga(new Millimetres(50));
                case PHGA -> visit.phga(new Millimetres(30));
            }
        }
        return visit.build();
    }
}
