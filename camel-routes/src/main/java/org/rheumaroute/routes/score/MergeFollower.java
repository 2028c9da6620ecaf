package org.rheumaroute.routes.score;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.Person;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.fhir.read.SurvivingRecord;
import org.rheumaroute.routes.ehr.RawResource;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.RecordTooLargeException;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.inbox.TriggerQueue;

/**
 * Sees to it that the record which survived a merge is looked at: it reads Patients along the links and puts one trigger
 * for the survivor into the inbox. It writes nothing into the EHR. Thread-safe.
 */
public final class MergeFollower {
    private final Function<String, Optional<RawResource>> patients;
    private final PatientRecordReader reader;
    private final TriggerQueue queue;
    private final Ledger ledger;

    /**
     * @param patients the Patient with an id as the EHR gives it, unread; empty when it has none
     * @param reading what the site says about its records
     * @param queue the durable inbox
     * @param ledger knows which merges were followed before
     */
    public MergeFollower(
            Function<String, Optional<RawResource>> patients,
            ReaderSettings reading,
            TriggerQueue queue,
            Ledger ledger) {
        this.patients = patients;
        this.reader = new PatientRecordReader(reading);
        this.queue = queue;
        this.ledger = ledger;
    }

    /**
     * Puts a trigger for the survivor into the inbox, once for each version of the merged records on the way: scoring
     * everybody again does not follow a merge again. The survivor's own trigger follows nothing, as no link leads on.
     * First the trigger is in the queue, then the ledger knows it; after a crash in between the inbox tells the ledger.
     *
     * @return the survivor's trigger; empty when there is no survivor or it was sent before
     */
    public Optional<Trigger> follow(String mergedId) {
        TreeSet<String> merges = new TreeSet<>();
        SurvivingRecord survivor = SurvivingRecord.of(mergedId, id -> {
            Optional<Person> person = person(id);
            person.filter(found -> found.replacedBy() != null)
                    .ifPresent(found -> merges.add("merged/" + found.source()));
            return person;
        });
        boolean leadsOn = survivor.end() == SurvivingRecord.End.FOUND
                && !survivor.patientId().equals(mergedId);
        return leadsOn ? sendOnce(Trigger.causedBy(survivor.patientId(), merges)) : Optional.empty();
    }

    private Optional<Trigger> sendOnce(Trigger trigger) {
        if (ledger.isAccepted(trigger.id())) {
            return Optional.empty();
        }
        queue.send(List.of(trigger));
        ledger.accepted(trigger.id(), trigger.patientId());
        return Optional.of(trigger);
    }

    /** A Patient that the EHR will never hand over is unknown; while it is away or refuses our token, we wait. */
    private Optional<Person> person(String id) {
        try {
            Optional<RawResource> found = patients.apply(id);
            return found.isEmpty()
                    ? Optional.empty()
                    : reader.read(id, FhirJson.parse(found.get().open(), "Patient/" + id))
                            .person();
        } catch (RecordTooLargeException | EhrRefusedException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }
}
