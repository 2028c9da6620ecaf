package org.rheumaroute.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.Cases;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;

/** Missing never equals zero: whatever way an input is missing, and whatever zeros stand beside it. */
class MissingPropertyTest {
    private static final String DAY = "2026-06-01";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 10);
    private static final FeatureSchema SCHEMA = Schemas.uaProgression();
    private static final PatientRecordReader READER = new PatientRecordReader();
    private static final PatientPreparation PREPARATION =
            new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), SCHEMA);
    private static final Map<String, String> LOINC = Map.of(
            "crp",
            "1988-5 mg/L",
            "esr",
            "4537-7 mm/h",
            "rf",
            "11572-5 [IU]/mL",
            "anti-ccp",
            "32218-0 U/mL",
            "tjc28",
            "88981-6 {#}",
            "sjc28",
            "88980-8 {#}",
            "ptga",
            "75894-6 {score}",
            "phga",
            "75846-6 {score}",
            "haq-di",
            "75874-8 {score}",
            "bmi",
            "39156-5 kg/m2");
    /** There are few different texts; only their combinations are many. */
    private static final Map<String, List<ParsedResource>> PARSED = new HashMap<>();

    private static final List<String> NAMES = SCHEMA.features().stream()
            .map(spec -> spec.name().value())
            .filter(name -> !name.equals("age") && !name.equals("female"))
            .toList();

    @Test
    void missingNeverEqualsZero() {
        Cases.run("missing never equals zero", 2_000, 1, (random, number) -> {
            RecordFixture record = RecordFixture.complete(DAY);
            List<FeatureName> missing = new ArrayList<>();
            List<FeatureName> zeros = new ArrayList<>();
            for (String name : NAMES) {
                int lot = random.nextInt(4);
                if (lot == 0) {
                    makeMissing(random, record, name);
                    missing.add(new FeatureName(name));
                } else if (lot == 1 && LOINC.containsKey(name) && !name.equals("bmi")) {
                    record.put(name, lab(name, "0"));
                    zeros.add(new FeatureName(name));
                }
            }
            List<ParsedResource> resources = new ArrayList<>();
            for (String text : record.texts()) {
                resources.addAll(PARSED.computeIfAbsent(text, t -> RecordFixture.parse(List.of(t))));
            }
            Prepared prepared = PREPARATION.prepare(READER.read(RecordFixture.PATIENT, resources), AS_OF);
            check(prepared, missing, zeros);
        });
    }

    private static void check(Prepared prepared, List<FeatureName> missing, List<FeatureName> zeros) {
        List<FeatureName> required = missing.stream()
                .filter(name -> SCHEMA.feature(name).isRequired())
                .toList();
        if (prepared instanceof Ready ready) {
            assertThat(required).isEmpty();
            assertThat(ready.vector().missing()).containsExactlyInAnyOrderElementsOf(missing);
            missing.forEach(name -> assertThat(ready.vector().value(name)).isEmpty());
            zeros.forEach(name -> assertThat(ready.vector().value(name)).hasValue(0.0));
        } else {
            assertThat(((NotReady) prepared).declined().missing()).containsExactlyInAnyOrderElementsOf(required);
        }
        List<FeatureName> found =
                prepared.evidence().stream().map(Evidence::feature).toList();
        missing.forEach(name -> assertThat(found).doesNotContain(name));
        zeros.forEach(name -> assertThat(found).contains(name));
    }

    /** Away, withdrawn, unfinished, unreadable or somebody else's: missing all the same. */
    private static void makeMissing(Random random, RecordFixture record, String name) {
        if (!LOINC.containsKey(name) || random.nextInt(8) == 0) {
            record.without(name);
            return;
        }
        String zero = lab(name, "0");
        record.put(
                name,
                switch (random.nextInt(9)) {
                    case 0 -> zero.replace("\"final\"", "\"cancelled\"");
                    case 1 -> zero.replace("\"final\"", "\"entered-in-error\"");
                    case 2 -> zero.replace("\"final\"", "\"preliminary\"");
                    case 3 -> zero.replace("\"value\":0,", "");
                    case 4 ->
                        zero.replaceFirst("\"valueQuantity\":\\{[^}]*}", "\"dataAbsentReason\":{\"text\":\"lost\"}");
                    case 5 -> zero.replaceFirst("\"valueQuantity\":\\{[^}]*}", "\"valueString\":\"測定せず\"");
                    case 6 -> zero.replace("Patient/p1", "Patient/p2");
                    case 7 -> zero.replace("\"value\":0", "\"value\":null");
                    default -> zero.replaceFirst("\"valueQuantity\":\\{[^}]*}", "\"valueString\":\"-\"");
                });
    }

    private static String lab(String name, String value) {
        String[] code = LOINC.get(name).split(" ");
        return RecordFixture.observation(
                name, "http://loinc.org", code[0], RecordFixture.quantity(value, code[1]), DAY);
    }
}
