package org.rheumaroute.routes.ehr;

import ca.uhn.fhir.context.ConfigurationException;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestFormatParamStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.rheumaroute.routes.ehr.http.EhrException;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrRequest;
import org.rheumaroute.routes.ehr.http.EhrRuntime;
import org.rheumaroute.routes.ehr.http.EhrSettings;
import org.rheumaroute.routes.ehr.http.EhrTransport;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;

/**
 * The four things asked of an EHR: what changed, one patient's record, a transaction, one resource. All methods throw an
 * {@link EhrException} when the EHR fails, block their thread and may be called from many at once.
 */
public final class EhrClient {
    private final EhrTransport transport;
    private final IGenericClient hapi;
    private final PatientPull pull;
    private final int pageSize;

    /** Opens no connection yet; does not ask the EHR for its capabilities. */
    public EhrClient(EhrSettings settings, EhrRuntime runtime) {
        this.transport = new EhrTransport(settings, runtime);
        this.hapi = hapiOver(transport);
        this.pull = new PatientPull(transport, settings.pageSize());
        this.pageSize = settings.pageSize();
    }

    /** A context of its own, never the shared one: a HAPI client sends through the factory of its context. */
    private static IGenericClient hapiOver(EhrTransport transport) {
        FhirContext context = FhirContext.forR4();
        context.setRestfulClientFactory(new TransportClientFactory(context, transport));
        // The default handler writes values it cannot read into the log.
        context.setParserErrorHandler(new StrictErrorHandler());
        // A basis must name the version that was read; HAPI takes versions out of references unless told.
        context.getParserOptions().setStripVersionsFromReferences(false);
        IGenericClient client =
                context.newRestfulGenericClient(transport.origin().base().toString());
        client.setEncoding(EncodingEnum.JSON);
        client.setFormatParamStyle(RequestFormatParamStyleEnum.NONE);
        return client;
    }

    /** Pages of changes, each asked for when it is wanted; {@link Iterator#next} throws {@link EhrException}. */
    public Iterator<ChangePage> changes(ChangesRequest request) {
        return new ChangePages(transport, request, pageSize);
    }

    /** One patient's whole record, or an exception; never a part of it. */
    public PatientRecord pull(PullRequest request) {
        return pull.pull(request);
    }

    /**
     * Writes all entries or none. Never repeated by itself: after an {@link EhrUnavailableException} it is not known
     * whether it was done, so pull and decide again.
     *
     * @param entries each with its request; none = nothing is sent
     * @return one outcome for each entry, in the same order
     */
    public List<EntryOutcome> transaction(List<BundleEntryComponent> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        entries.forEach(bundle::addEntry);
        String json = hapi.getFhirContext().newJsonParser().encodeResourceToString(bundle);
        String answer = translated(
                "POST bundle",
                () -> hapi.transaction()
                        .withBundle(json)
                        .withAdditionalHeader("Prefer", "return=minimal")
                        .execute());
        return TransactionOutcomes.read(answer, entries);
    }

    /**
     * One resource.
     *
     * @return empty if the EHR has none or deleted it
     */
    public <T extends Resource> Optional<T> read(Class<T> type, String id) {
        FhirIds.requireId(id);
        try {
            return Optional.of(translated(
                    "GET " + type.getSimpleName(),
                    () -> hapi.read().resource(type).withId(id).execute()));
        } catch (EhrRefusedException e) {
            if (e.status() == 404 || e.status() == 410) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * One resource byte for byte, for the reader that trusts nothing.
     *
     * @return empty if the EHR has none or deleted it
     */
    public Optional<RawResource> readRaw(String type, String id) {
        String url = FhirIds.requireType(type) + "/" + FhirIds.requireId(id);
        try {
            return Optional.of(
                    BundlePage.readResource(transport.send(EhrRequest.get(url)).body(), "GET " + type));
        } catch (EhrRefusedException e) {
            if (e.status() == 404 || e.status() == 410) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * One resource whose type is known by name only.
     *
     * @throws IllegalArgumentException if R4 has no such type
     */
    public Optional<? extends Resource> read(String type, String id) {
        try {
            Class<? extends Resource> known = hapi.getFhirContext()
                    .getResourceDefinition(FhirIds.requireType(type))
                    .getImplementingClass()
                    .asSubclass(Resource.class);
            return read(known, id);
        } catch (ConfigurationException | DataFormatException e) {
            throw new IllegalArgumentException("R4 has no resource type " + type, e);
        }
    }

    private interface HapiCall<T> {
        T run();
    }

    /** HAPI's own exceptions repeat the answer's text; whatever they say, the answer could not be used. */
    private static <T> T translated(String request, HapiCall<T> call) {
        try {
            return call.run();
        } catch (EhrException e) {
            throw e;
        } catch (BaseServerResponseException | DataFormatException e) {
            // It was strict JSON, or nothing: the EHR's own word, which will be the same next time.
            throw new EhrUnavailableException(
                    EhrUnavailableException.Why.ANSWER_UNREADABLE,
                    "the EHR's answer is not the FHIR JSON expected: " + request,
                    false,
                    null);
        }
    }
}
