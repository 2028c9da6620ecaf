package org.rheumaroute.cli.survey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.cli.survey.Survey.DispositionCount;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.read.CodeSightings;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReadReason;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.fhir.read.RecordCollection;
import org.rheumaroute.fhir.read.ResourceReading;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.training.table.TaskDefinition;

/** Surveys resources as the product reads them at one site. Immutable. */
public final class Surveyor {
    private final Site site;
    private final TaskDefinition task;
    private final LocalDate asOf;

    /**
     * @param task the question whose inputs are looked for
     * @param asOf the day of the question
     */
    public Surveyor(Site site, TaskDefinition task, LocalDate asOf) {
        this.site = site;
        this.task = task;
        this.asOf = asOf;
    }

    /**
     * Counts.
     *
     * @param resources all that was found, of all patients
     * @param notes what could not be looked at
     */
    public Survey survey(List<ParsedResource> resources, List<String> notes) {
        RecordCollection records = new PatientRecordReader(ReaderSettings.of(site)).readAll(resources);
        CodeCounts codes = codes(resources, records.readings());
        FeatureMap map = FeatureMap.ofTask(task.task()).withLimits(site.upperLimits());
        PatientPreparation preparation = new PatientPreparation(map, task.schema());
        FeatureGaps gaps = new FeatureGaps(map, task.schema(), asOf);
        Map<String, Integer> declines = new TreeMap<>();
        for (PatientFacts facts : records.patients()) {
            Prepared prepared = preparation.prepare(facts, asOf);
            gaps.add(facts, prepared);
            if (prepared instanceof NotReady notReady) {
                declines.merge(notReady.declined().reason().code(), 1, Integer::sum);
            }
        }
        int declined = declines.values().stream().mapToInt(Integer::intValue).sum();
        return new Survey(
                site.name(),
                task.task().value(),
                asOf,
                resources.size(),
                records.patients().size(),
                byType(records.readings()),
                dispositions(records.readings()),
                codes.codes(),
                codes.texts(),
                codes.rareTexts(),
                gaps.gaps(),
                records.patients().size() - declined,
                declines,
                notes);
    }

    /** The readings stand in the order of the resources. */
    private CodeCounts codes(List<ParsedResource> resources, List<ResourceReading> readings) {
        CodeSightings sightings = new CodeSightings(site);
        CodeCounts counts = new CodeCounts();
        for (int i = 0; i < resources.size(); i++) {
            String patient = readings.get(i).patient();
            sightings.of(resources.get(i)).forEach(sighting -> counts.add(sighting, patient));
        }
        return counts;
    }

    private static Map<String, Integer> byType(List<ResourceReading> readings) {
        Map<String, Integer> types = new TreeMap<>();
        readings.forEach(reading -> types.merge(CodeTally.cut(reading.resourceType()), 1, Integer::sum));
        return types;
    }

    private static List<DispositionCount> dispositions(List<ResourceReading> readings) {
        Map<DispositionCount, Integer> counts = new java.util.HashMap<>();
        readings.forEach(reading -> counts.merge(fateOf(reading), 1, Integer::sum));
        List<DispositionCount> list = new ArrayList<>();
        counts.forEach((fate, n) -> list.add(
                new DispositionCount(fate.resourceType(), fate.disposition(), fate.reason(), fate.meaning(), n)));
        list.sort(Comparator.comparing(DispositionCount::disposition)
                .reversed()
                .thenComparing(Comparator.comparingInt(DispositionCount::count).reversed())
                .thenComparing(DispositionCount::resourceType)
                .thenComparing(DispositionCount::reason));
        return list;
    }

    private static DispositionCount fateOf(ResourceReading reading) {
        ReadReason reason = reading.reason();
        return new DispositionCount(
                CodeTally.cut(reading.resourceType()),
                reading.disposition().code(),
                reason == null ? "" : reason.code(),
                reason == null ? "" : reason.english(),
                0);
    }
}
