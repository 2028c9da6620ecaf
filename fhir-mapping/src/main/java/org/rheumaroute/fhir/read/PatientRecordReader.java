package org.rheumaroute.fhir.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.CodeTables;

/**
 * Reads resources into facts as a careful registrar would: whose is it, does it still hold, what does it mean, in
 * which unit, of when. Pure: the same resources in any order give the same facts. Thread-safe.
 */
public final class PatientRecordReader {
    private static final Comparator<Fact> FACT_ORDER = Comparator.<Fact, java.time.LocalDate>comparing(
                    fact -> fact.effective().date())
            .thenComparing(Fact::concept)
            .thenComparing(Fact::source);

    private final CodeTables tables;
    private final ReaderSettings settings;
    private final ConceptResolver concepts;
    private final ResultReader results;

    /** A reader with the bundled code tables that assumes nothing about the site. */
    public PatientRecordReader() {
        this(ReaderSettings.STRICT);
    }

    /** A reader for one site: the bundled code tables and the site's own. */
    public PatientRecordReader(ReaderSettings settings) {
        this.tables = settings.site().tables();
        this.settings = settings;
        this.concepts = new ConceptResolver(tables);
        this.results = new ResultReader(tables.findings(), settings.site().units());
    }

    /**
     * Reads one patient's record. Resources of anybody else are refused.
     *
     * @param patientId logical id of the patient
     * @param resources what arrived, in any order
     */
    public PatientFacts read(String patientId, List<ParsedResource> resources) {
        List<Draft> drafts = readDrafts(resources);
        List<Draft> own = new ArrayList<>();
        for (Draft draft : drafts) {
            if (patientId.equals(draft.patient)) {
                own.add(draft);
            } else if (draft.patient != null && draft.reason != ReadReason.TYPE_NOT_NEEDED) {
                draft.drop(ReadReason.OTHER_PATIENT);
            }
        }
        settle(own);
        return assemble(patientId, own, readingsOf(drafts));
    }

    /** Reads resources of any number of patients, each by the patient it names. */
    public RecordCollection readAll(List<ParsedResource> resources) {
        List<Draft> drafts = readDrafts(resources);
        Map<String, List<Draft>> byPatient = new TreeMap<>();
        for (Draft draft : drafts) {
            if (draft.patient != null) {
                byPatient.computeIfAbsent(draft.patient, p -> new ArrayList<>()).add(draft);
            }
        }
        byPatient.values().forEach(PatientRecordReader::settle);
        List<PatientFacts> patients = new ArrayList<>();
        byPatient.forEach((id, own) -> patients.add(assemble(id, own, readingsOf(own))));
        return new RecordCollection(patients, readingsOf(drafts));
    }

    private static void settle(List<Draft> own) {
        RepeatRule.apply(own);
        JointCounts.apply(own);
        flagTenfold(own);
    }

    /** Into the drafts, so that what is told of a resource names the caution too. */
    private static void flagTenfold(List<Draft> own) {
        List<Fact> all = own.stream().flatMap(draft -> draft.facts.stream()).toList();
        Iterator<Fact> flagged = TenfoldRule.flag(all).iterator();
        own.forEach(draft -> draft.facts.replaceAll(fact -> flagged.next()));
    }

    private List<Draft> readDrafts(List<ParsedResource> resources) {
        SubjectDirectory subjects = new SubjectDirectory(resources);
        Map<String, ResourceReader> readers = readersFor(resources);
        List<Draft> drafts = new ArrayList<>(resources.size());
        for (ParsedResource resource : resources) {
            Draft draft = new Draft(resource);
            if (draft.isRead()) {
                readOne(draft, isNeeded(resource) ? readers.get(resource.resourceType()) : null, subjects);
            }
            if (draft.patient == null && resource.resourceType().equals("Condition")) {
                draft.patient = quietPatient(draft, subjects); // what it names must not be overlooked
            }
            drafts.add(draft);
        }
        VersionRule.apply(drafts);
        return drafts;
    }

    private Map<String, ResourceReader> readersFor(List<ParsedResource> resources) {
        Map<String, ResourceReader> readers = new HashMap<>();
        MedicationReader medications = new MedicationReader(tables, settings, resources);
        readers.put("Patient", new PatientReader(settings));
        JointReader joints = new JointReader(settings.site().joints(), results);
        readers.put(
                "Observation",
                new ExpressionPanelReader(new ObservationReader(concepts, results, joints, settings), settings));
        readers.put("DocumentReference", new ExpressionDocumentReader(settings, resources));
        readers.put("Condition", new ConditionReader(concepts, tables, settings));
        readers.put("MedicationRequest", medications);
        readers.put("MedicationStatement", medications);
        readers.put("MedicationAdministration", medications);
        readers.put("MedicationDispense", medications);
        readers.put("Consent", new ConsentReader());
        readers.put("Flag", new FlagReader());
        readers.put("FamilyMemberHistory", new FamilyHistoryReader(concepts, settings));
        return readers;
    }

    /** Of documents only those that say that they hold gene expression. */
    private static boolean isNeeded(ParsedResource resource) {
        return !resource.resourceType().equals("DocumentReference") || ExpressionFormat.isNamedIn(resource.tree());
    }

    private static void readOne(Draft draft, @Nullable ResourceReader reader, SubjectDirectory subjects) {
        if (reader == null) {
            boolean isBundle = draft.resource.resourceType().equals("Bundle");
            draft.patient = isBundle ? null : quietPatient(draft, subjects);
            draft.drop(isBundle ? ReadReason.CONTAINER : ReadReason.TYPE_NOT_NEEDED);
            return;
        }
        try {
            if (draft.resource.resourceType().equals("Consent")) {
                draft.patient = quietPatient(draft, subjects); // by any version of FHIR: a denial must not get lost
            }
            refuseForeign(draft, reader);
            draft.patient = patientOf(draft, reader, subjects);
            refuseChangedMeaning(draft);
            reader.read(draft);
        } catch (Unreadable e) {
            draft.drop(e.reason());
            draft.optsOut = e.reason().disposition() == Disposition.REFUSED && isOptOutOnDoubt(draft);
        }
    }

    /** A consent that cannot be understood is no permission; nor is a flag that names an opt-out. */
    private static boolean isOptOutOnDoubt(Draft draft) {
        String type = draft.resource.resourceType();
        return type.equals("Consent") || (type.equals("Flag") && FlagReader.namesOptOut(draft.tree()));
    }

    private static void refuseForeign(Draft draft, ResourceReader reader) throws Unreadable {
        for (String element : reader.foreignElements()) {
            if (Elements.any(draft.tree(), element) != null) {
                throw new Unreadable(ReadReason.FHIR_VERSION);
            }
        }
    }

    private static void refuseChangedMeaning(Draft draft) throws Unreadable {
        if (!Elements.objects(draft.tree(), "modifierExtension").isEmpty()) {
            throw new Unreadable(ReadReason.MODIFIER_EXTENSION);
        }
        if (Elements.any(draft.tree(), "implicitRules") != null) {
            throw new Unreadable(ReadReason.IMPLICIT_RULES);
        }
    }

    private static String patientOf(Draft draft, ResourceReader reader, SubjectDirectory subjects) throws Unreadable {
        if (!reader.patientElement().isEmpty()) {
            return subjects.patientOf(draft.resource, reader.patientElement());
        }
        String id = draft.resource.id();
        if (id == null) {
            throw new Unreadable(ReadReason.SUBJECT_MISSING);
        }
        return id;
    }

    /** Whose a resource is that nobody reads; null when that cannot be told. */
    private static @Nullable String quietPatient(Draft draft, SubjectDirectory subjects) {
        for (String element : List.of("patient", "subject")) {
            try {
                return subjects.patientOf(draft.resource, element);
            } catch (Unreadable e) {
                continue; // not needed, so no reason is owed
            }
        }
        return null;
    }

    private PatientFacts assemble(String patientId, List<Draft> own, List<ResourceReading> readings) {
        List<Fact> facts = new ArrayList<>();
        List<Diagnosis> diagnoses = new ArrayList<>();
        List<MedicationUse> medications = new ArrayList<>();
        Person person = null;
        boolean optedOut = false;
        for (Draft draft : own) {
            facts.addAll(draft.facts);
            diagnoses.addAll(draft.diagnoses);
            medications.addAll(draft.medications);
            person = firstOf(person, draft.person);
            optedOut |= draft.optsOut;
        }
        List<UnclearDiagnosis> unclear = own.stream()
                .map(draft -> UnclearDiagnosis.of(draft, concepts))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(UnclearDiagnosis::source).thenComparing(UnclearDiagnosis::toString))
                .toList();
        facts.sort(FACT_ORDER);
        diagnoses.sort(Comparator.comparing(Diagnosis::source).thenComparing(Diagnosis::concept));
        medications.sort(Comparator.comparing(MedicationUse::source).thenComparing(MedicationUse::drug));
        return new PatientFacts(patientId, person, optedOut, facts, diagnoses, unclear, medications, readings);
    }

    /** Two servers may hold the same id; which one speaks must not hang on the order of arrival. */
    private static @Nullable Person firstOf(@Nullable Person one, @Nullable Person other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.toString().compareTo(other.toString()) <= 0 ? one : other;
    }

    private static List<ResourceReading> readingsOf(List<Draft> drafts) {
        return drafts.stream().map(Draft::toReading).toList();
    }
}
