package org.rheumaroute.demo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.InventedCohort;

class DemoCohortTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
    private static final int HUNDREDS = 3;
    private static final List<DemoRecord> RECORDS =
            DemoCohort.records(InventedCohort.generate(CohortRecipe.DEMO, HUNDREDS * 100, 7), 7, AS_OF);
    private static final String UCUM = "http://unitsofmeasure.org";

    @Test
    void everyResourceSaysThatItIsInvented() {
        assertThat(RECORDS).allSatisfy(record -> {
            assertThat(Invented.isMarked(record.bundle())).isTrue();
            assertThat(resources(record)).allMatch(Invented::isMarked);
        });
    }

    @Test
    void everyBundleSurvivesTheStrictParser() {
        FhirContext fhir = FhirContext.forR4Cached();
        assertThat(RECORDS).allSatisfy(record -> {
            String json = fhir.newJsonParser().encodeResourceToString(record.bundle());
            Bundle parsed = fhir.newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(Bundle.class, json);
            assertThat(fhir.newJsonParser().encodeResourceToString(parsed)).isEqualTo(json);
        });
    }

    @Test
    void everyEntryIsAnUpdateUnderItsOwnUniqueId() {
        List<Bundle.BundleEntryComponent> entries =
                RECORDS.stream().flatMap(r -> r.bundle().getEntry().stream()).toList();

        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
            assertThat(entry.getRequest().getUrl())
                    .isEqualTo(entry.getResource().fhirType() + "/"
                            + entry.getResource().getIdElement().getIdPart())
                    .matches("[A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
        });
        assertThat(entries.stream().map(e -> e.getRequest().getUrl())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyCaseOccursAsOftenAsItsShareSays(ChartCase chartCase) {
        assertThat(RECORDS.stream().filter(r -> r.chartCase() == chartCase)).hasSize(HUNDREDS * chartCase.share());
    }

    @Test
    void sharesAddUpToAHundred() {
        assertThat(Arrays.stream(ChartCase.values()).mapToInt(ChartCase::share).sum())
                .isEqualTo(100);
    }

    /** The demo needs clearly more than half scored, and enough refusals to see each reason. */
    @Test
    void aboutThreeFifthsCanBeScored() {
        long scorable = RECORDS.stream()
                .filter(r -> r.expectation().declined().isEmpty())
                .count();

        assertThat(scorable / (double) RECORDS.size()).isBetween(0.55, 0.65);
    }

    @Test
    void recordsStaySmallSoThatAServerLoadsThemQuickly() {
        double mean = RECORDS.stream()
                .mapToInt(r -> r.bundle().getEntry().size())
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(18.0, 24.0);
        assertThat(RECORDS).allMatch(r -> r.bundle().getEntry().size() <= 40);
    }

    @Test
    void recordIsTheSameHoweverManyAreWritten() {
        List<DemoRecord> few = DemoCohort.records(InventedCohort.generate(CohortRecipe.DEMO, 20, 7), 7, AS_OF);

        assertThat(json(few)).isEqualTo(json(RECORDS.subList(0, 20)));
    }

    @Test
    void anotherDayMovesTheDatesAndNothingElse() {
        DemoRecord later = DemoCohort.record(RECORDS.get(0).patient(), 7, AS_OF.plusDays(400));

        assertThat(later.expectation()).isEqualTo(RECORDS.get(0).expectation());
        assertThat(json(List.of(later))).isNotEqualTo(json(RECORDS.subList(0, 1)));
    }

    @Test
    void nothingLiesInTheFutureAndTheNewestResultIsFresh() {
        assertThat(RECORDS).allSatisfy(record -> {
            List<String> days = observations(record)
                    .map(o -> o.getEffectiveDateTimeType().getValueAsString().substring(0, 10))
                    .sorted()
                    .toList();
            assertThat(LocalDate.parse(days.get(days.size() - 1))).isBetween(AS_OF.minusDays(20), AS_OF.minusDays(1));
        });
    }

    @Test
    void whoCanBeScoredHasEveryRequiredValue() {
        assertThat(RECORDS)
                .filteredOn(r -> r.expectation().declined().isEmpty())
                .allSatisfy(record -> assertThat(record.expectation().values().keySet())
                        .containsAll(Arrays.stream(CohortFeature.values())
                                .filter(CohortFeature::isRequired)
                                .toList()));
    }

    @Test
    void japaneseResultsUseJlac10AndOftenWriteUnitsAsTextOnly() {
        List<Observation> crp = observationsOf("5C070").toList();

        assertThat(crp)
                .hasSizeGreaterThan(150)
                .allSatisfy(o ->
                        assertThat(o.getCode().getCodingFirstRep().getCode()).hasSize(17));
        assertThat(crp.stream()
                        .map(o -> o.getCode().getCodingFirstRep().getCode())
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(2);
        assertThat(crp).filteredOn(DemoCohortTest::hasTextUnitOnly).hasSizeGreaterThan(100);
        assertThat(crp).extracting(o -> o.getValueQuantity().getUnit()).contains("mg/dL", "ｍｇ／ｄＬ");
    }

    @Test
    void internationalResultsUseLoincAndUcum() {
        List<Observation> crp = Stream.concat(observationsOf("1988-5"), observationsOf("30522-7"))
                .filter(Observation::hasValueQuantity)
                .toList();

        assertThat(crp)
                .hasSizeGreaterThan(30)
                .filteredOn(o -> UCUM.equals(o.getValueQuantity().getSystem()))
                .hasSizeGreaterThan(crp.size() - 10)
                .allMatch(o -> o.getValueQuantity().getCode().equals("mg/L"));
    }

    @Test
    void censoredResultsKeepTheirComparator() {
        List<Quantity> ccp = Stream.concat(observationsOf("5G167"), observationsOf("32218-0"))
                .filter(Observation::hasValueQuantity)
                .map(Observation::getValueQuantity)
                .toList();

        assertThat(ccp)
                .filteredOn(q -> q.getComparator() == Quantity.QuantityComparator.LESS_THAN)
                .hasSizeBetween(ccp.size() / 2, ccp.size() * 3 / 4)
                .allMatch(q -> q.getValue().toPlainString().equals("0.6"));
    }

    @Test
    void aCorrectedResultKeepsItsOrderNumber() {
        assertThat(of(ChartCase.CORRECTED)).allSatisfy(record -> {
            Observation corrected = observations(record)
                    .filter(o -> o.getStatus() == ObservationStatus.CORRECTED)
                    .findFirst()
                    .orElseThrow();
            String order = corrected.getIdentifierFirstRep().getValue();
            assertThat(observations(record)
                            .filter(o -> o.getIdentifierFirstRep().getValue().equals(order)))
                    .hasSize(2);
        });
    }

    @Test
    void aJapaneseSuspicionIsTheClaimsModifierAlone() {
        Predicate<Condition> suspected = c -> c.getCode().getExtension().stream()
                .anyMatch(e ->
                        e.getValue().toString().contains("8002") || e.getUrl().endsWith("PostfixModifier"));
        List<Condition> conditions = of(ChartCase.SUSPECTED_RA)
                .filter(r -> !r.patient().site().international())
                .flatMap(r -> all(r, Condition.class))
                .filter(suspected)
                .toList();

        assertThat(conditions).isNotEmpty().allSatisfy(c -> {
            assertThat(c.hasVerificationStatus()).isFalse();
            assertThat(c.getCode().getText()).endsWith("の疑い");
        });
    }

    @Test
    void aMergedRecordPointsBackAtItsSurvivor() {
        assertThat(of(ChartCase.MERGED)).hasSize(HUNDREDS).allSatisfy(record -> {
            Patient patient = all(record, Patient.class).findFirst().orElseThrow();
            String survivor = patient.getLinkFirstRep().getOther().getReference();
            assertThat(patient.getActive()).isFalse();
            assertThat(RECORDS.subList(0, record.patient().index()))
                    .filteredOn(r -> r.chartCase() == ChartCase.MERGE_SURVIVOR)
                    .anyMatch(r -> ("Patient/" + r.patient().id()).equals(survivor));
        });
    }

    @Test
    void whoOptedOutHasADenyingConsent() {
        assertThat(of(ChartCase.OPTED_OUT))
                .hasSize(HUNDREDS)
                .allSatisfy(record -> assertThat(all(record, Consent.class)
                                .map(c -> c.getProvision().getType()))
                        .containsExactly(Consent.ConsentProvisionType.DENY));
    }

    @Test
    void namesAndNumbersArePlainlyInvented() {
        Set<String> families = Set.of("架空", "見本", "仮想", "例示", "試作");
        assertThat(RECORDS).flatExtracting(r -> all(r, Patient.class).toList()).allSatisfy(patient -> {
            assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("urn:rheumaroute:demo:patient-number");
            assertThat(patient.getIdentifierFirstRep().getValue()).startsWith("DEMO-");
            String family = patient.getNameFirstRep().getFamily();
            assertThat(families.contains(family) || family.startsWith("Invented-"))
                    .isTrue();
            assertThat(patient.hasTelecom() || patient.hasAddress() || patient.hasPhoto())
                    .isFalse();
        });
    }

    private static boolean hasTextUnitOnly(Observation o) {
        return o.hasValueQuantity()
                && o.getValueQuantity().hasUnit()
                && !o.getValueQuantity().hasSystem()
                && !o.getValueQuantity().hasCode();
    }

    private static Stream<DemoRecord> of(ChartCase chartCase) {
        return RECORDS.stream().filter(r -> r.chartCase() == chartCase);
    }

    private static Stream<Observation> observationsOf(String codePrefix) {
        return RECORDS.stream()
                .flatMap(DemoCohortTest::observations)
                .filter(o -> o.getCode().getCodingFirstRep().getCode().startsWith(codePrefix));
    }

    private static Stream<Observation> observations(DemoRecord record) {
        return all(record, Observation.class);
    }

    private static <T extends Resource> Stream<T> all(DemoRecord record, Class<T> type) {
        return resources(record).stream().filter(type::isInstance).map(type::cast);
    }

    private static List<Resource> resources(DemoRecord record) {
        return record.bundle().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private static List<String> json(List<DemoRecord> records) {
        return records.stream()
                .map(r -> FhirContext.forR4Cached().newJsonParser().encodeResourceToString(r.bundle()))
                .toList();
    }
}
