package org.rheumaroute.routes.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.fhir.write.RiskAssessmentView;
import org.rheumaroute.fhir.write.RiskAssessmentWriter;
import org.rheumaroute.fhir.write.Write;
import org.rheumaroute.routes.ehr.http.EhrException;
import org.rheumaroute.routes.ehr.http.EhrRefusedException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.RecordTooLargeException;
import org.rheumaroute.routes.ehr.http.StaleVersionException;
import org.rheumaroute.routes.inbox.WriteInDoubtException;

/**
 * Writes plans into the EHR, many in one transaction. A refused transaction is taken apart, so that one plan never
 * blocks another; an unanswered one is looked up before anybody repeats it. Thread-safe.
 */
public final class RiskWriter {
    /** The two calls that are needed of an EHR. */
    public interface Ehr {
        /** Writes all entries or none. */
        void transaction(List<BundleEntryComponent> entries);

        /** The RiskAssessment with this id, if there is one. */
        Optional<RiskAssessment> risk(String id);
    }

    /**
     * One plan.
     *
     * @param write what to send
     * @param card the package it rests on; empty when no score is written
     */
    public record Order(Write write, Optional<ModelCardFacts> card) {}

    private final Ehr ehr;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    /** @param ehr where to write */
    public RiskWriter(Ehr ehr) {
        this.ehr = ehr;
    }

    /**
     * Writes plans.
     *
     * @return one future for each, complete on return: with the plan when it is in the EHR, else with {@link
     *     StaleVersionException}, {@link WriteInDoubtException} or another {@link EhrException}
     */
    public List<CompletableFuture<Write>> write(List<Order> orders) {
        try {
            orders.forEach(order -> order.card().ifPresent(this::announce));
        } catch (EhrException e) {
            return failed(orders, e); // nothing of the plans was sent
        }
        try {
            ehr.transaction(orders.stream()
                    .flatMap(order -> order.write().entries().stream())
                    .toList());
            return orders.stream()
                    .map(order -> CompletableFuture.completedFuture(order.write()))
                    .toList();
        } catch (EhrUnavailableException e) {
            return lookUp(orders, e);
        } catch (StaleVersionException | EhrRefusedException | RecordTooLargeException e) {
            return orders.size() == 1 ? failed(orders, e) : oneByOne(orders);
        } catch (EhrException e) {
            return failed(orders, e);
        }
    }

    /** Device and model card stand in the EHR before the first score that points to them; a repeat changes nothing. */
    private void announce(ModelCardFacts card) {
        String digest = card.packageRef().sha256();
        if (!announced.contains(digest)) {
            ehr.transaction(RiskAssessmentWriter.deviceEntries(card));
            announced.add(digest);
        }
    }

    private List<CompletableFuture<Write>> oneByOne(List<Order> orders) {
        List<CompletableFuture<Write>> results = new ArrayList<>();
        for (Order order : orders) {
            results.addAll(write(List.of(order)));
        }
        return results;
    }

    private List<CompletableFuture<Write>> lookUp(List<Order> orders, EhrUnavailableException failure) {
        List<CompletableFuture<Write>> results = new ArrayList<>();
        for (Order order : orders) {
            results.add(
                    isThere(order.write())
                            ? CompletableFuture.completedFuture(order.write())
                            : CompletableFuture.failedFuture(new WriteInDoubtException(failure)));
        }
        return results;
    }

    /** A write that is not there yet may still arrive: only a yes is certain. */
    private boolean isThere(Write write) {
        RiskAssessmentView wanted = RiskAssessmentView.of(write.riskAssessment());
        try {
            return ehr.risk(wanted.id())
                    .map(RiskAssessmentView::of)
                    .filter(found -> found.digest().equals(wanted.digest()))
                    .filter(found -> found.status().equals(wanted.status()))
                    .filter(found -> found.withdrawnFor().equals(wanted.withdrawnFor()))
                    .isPresent();
        } catch (EhrException e) {
            return false;
        }
    }

    private static List<CompletableFuture<Write>> failed(List<Order> orders, EhrException failure) {
        return orders.stream()
                .map(order -> CompletableFuture.<Write>failedFuture(failure))
                .toList();
    }
}
