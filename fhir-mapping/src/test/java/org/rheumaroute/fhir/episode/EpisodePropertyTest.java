package org.rheumaroute.fhir.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.Cases;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.read.MedicationUse;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;

/** What must hold of any record of drugs, however odd: generated orders, dispensings, doses and statements. */
class EpisodePropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 700;
    private static final String[] ATC = {"L04AB04", "L04AB02", "L04AC07", "L04AF01", "L04AF02", "L04AX03", "H02AB06"};
    private static final String[] STATUSES = {"active", "completed", "stopped", "on-hold", "cancelled"};

    @Test
    void holdsForAnyRecord() {
        Cases.run("episodes", 300, 1, (random, number) -> {
            List<String> resources = resources(random);
            LocalDate until = FIRST.plusDays(random.nextInt(DAYS + 60));
            PatientFacts facts = read(resources);
            List<TreatmentEpisode> episodes = new TreatmentEpisodes().of(facts, until);

            datesAreInOrder(episodes, until);
            everyRecordOfADmardIsInOneEpisode(facts, episodes, until);
            coursesOfOneDrugDoNotOverlap(episodes);
            new D2tRule().assess(facts, until); // throws when a met criterion has no evidence

            Collections.shuffle(resources, random);
            assertThat(new TreatmentEpisodes().of(read(resources), until))
                    .as("order of arrival")
                    .isEqualTo(episodes);
            resources.removeIf(text -> dayOf(text).isAfter(until));
            assertThat(new TreatmentEpisodes().of(read(resources), until))
                    .as("what begins later")
                    .isEqualTo(episodes);
        });
    }

    private static void datesAreInOrder(List<TreatmentEpisode> episodes, LocalDate until) {
        for (TreatmentEpisode one : episodes) {
            assertThat(one.start().orElseThrow()).isBeforeOrEqualTo(one.end().day());
            assertThat(one.end().day()).as(one.end().kind().code()).isBeforeOrEqualTo(until);
            one.pauses().forEach(pause -> assertThat(pause.from()).isBeforeOrEqualTo(pause.to()));
            assertThat(one.line().isPresent()).isEqualTo(one.lineOrNull() != null);
        }
    }

    private static void everyRecordOfADmardIsInOneEpisode(
            PatientFacts facts, List<TreatmentEpisode> episodes, LocalDate until) {
        List<String> wanted = facts.medications().stream()
                .filter(Courses::isDmard)
                .filter(use -> use.start() != null && !use.start().date().isAfter(until))
                .map(MedicationUse::source)
                .sorted()
                .toList();
        List<String> given = episodes.stream()
                .flatMap(one -> one.sources().stream())
                .sorted()
                .toList();
        assertThat(given).isEqualTo(wanted);
    }

    private static void coursesOfOneDrugDoNotOverlap(List<TreatmentEpisode> episodes) {
        for (String drug :
                new TreeSet<>(episodes.stream().map(TreatmentEpisode::drug).toList())) {
            LocalDate last = LocalDate.MIN;
            for (TreatmentEpisode one : episodes) {
                if (one.drug().equals(drug)) {
                    assertThat(one.start().orElseThrow()).isAfter(last);
                    last = one.end().day();
                    assertThat(one.group()).isNotEqualTo(DrugGroup.GLUCOCORTICOID);
                }
            }
        }
    }

    private static PatientFacts read(List<String> resources) {
        return new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(resources));
    }

    private static List<String> resources(Random random) {
        List<String> resources = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            String status = STATUSES[random.nextInt(STATUSES.length)];
            String head = "\"id\":\"m" + i + "\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":"
                    + "\"http://www.whocc.no/atc\",\"code\":\"" + ATC[random.nextInt(ATC.length)]
                    + "\"}]},\"subject\":{\"reference\":\"Patient/" + RecordFixture.PATIENT + "\"},\"status\":\"";
            resources.add("{"
                    + switch (random.nextInt(4)) {
                        case 0 ->
                            "\"resourceType\":\"MedicationAdministration\"," + head
                                    + "completed\",\"effectiveDateTime\":\"" + day + "\"}";
                        case 1 ->
                            "\"resourceType\":\"MedicationDispense\"," + head + "completed\",\"whenHandedOver\":\""
                                    + day + "\""
                                    + (random.nextBoolean() ? ",\"daysSupply\":{\"value\":28,\"unit\":\"日\"}" : "")
                                    + "}";
                        case 2 ->
                            "\"resourceType\":\"MedicationStatement\"," + head
                                    + (status.equals("cancelled") ? "not-taken" : status)
                                    + "\",\"effectivePeriod\":{\"start\":\""
                                    + day + "\"" + end(random, day) + "}}";
                        default ->
                            "\"resourceType\":\"MedicationRequest\",\"intent\":\"order\"," + head + status
                                    + "\",\"authoredOn\":\"" + day
                                    + "\",\"dosageInstruction\":[{\"timing\":{\"repeat\":{"
                                    + "\"boundsPeriod\":{\"start\":\"" + day + "\"" + end(random, day) + "}}}}]}";
                    });
        }
        return resources;
    }

    private static String end(Random random, LocalDate day) {
        return random.nextBoolean() ? "" : ",\"end\":\"" + day.plusDays(random.nextInt(200)) + "\"";
    }

    /** The first day that a generated resource names. */
    private static LocalDate dayOf(String text) {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\\d{4}-\\d\\d-\\d\\d").matcher(text);
        assertThat(matcher.find()).isTrue();
        return LocalDate.parse(matcher.group());
    }
}
