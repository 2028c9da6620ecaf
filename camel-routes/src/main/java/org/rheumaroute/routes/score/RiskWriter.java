package org.rheumaroute.routes.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.fhir.write.D2tWriter;
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
    /** The calls that are needed of an EHR. */
    public interface Ehr {
        /** Writes all entries or none. */
        void transaction(List<BundleEntryComponent> entries);

        /** The RiskAssessment with this id, if there is one. */
        Optional<RiskAssessment> risk(String id);

        /** The Observation with this id, if there is one. */
        Optional<Observation> flag(String id);
    }

    /**
     * What one patient's answers need, written together or not at all.
     *
     * @param writes what to send, one for each question that changes something; none when nothing is to be sent
     * @param cards the packages that the scores among them rest on
     */
    public record Order(List<Write> writes, List<ModelCardFacts> cards) {
        public Order {
            writes = List.copyOf(writes);
            cards = List.copyOf(cards);
        }
    }

    private final Ehr ehr;
    private final int mostRisks;
    private final Set<String> announced = ConcurrentHashMap.newKeySet();

    /**
     * @param ehr where to write
     * @param mostRisks risk assessments and flags in one transaction at most; one patient's own are never taken apart
     */
    public RiskWriter(Ehr ehr, int mostRisks) {
        this.ehr = ehr;
        this.mostRisks = mostRisks;
    }

    /**
     * Writes plans.
     *
     * @return one future for each, complete on return: with the order when it is in the EHR, else with {@link
     *     StaleVersionException}, {@link WriteInDoubtException} or another {@link EhrException}
     */
    public List<CompletableFuture<Order>> write(List<Order> orders) {
        try {
            orders.forEach(order -> order.cards().forEach(this::announce));
        } catch (EhrException e) {
            return failed(orders, e); // nothing of the plans was sent
        }
        List<CompletableFuture<Order>> results = new ArrayList<>();
        transactions(orders).forEach(together -> results.addAll(writeTogether(together)));
        return results;
    }

    private List<List<Order>> transactions(List<Order> orders) {
        List<List<Order>> transactions = new ArrayList<>();
        int risks = mostRisks;
        for (Order order : orders) {
            risks += order.writes().size();
            if (risks > mostRisks) {
                transactions.add(new ArrayList<>());
                risks = order.writes().size();
            }
            transactions.get(transactions.size() - 1).add(order);
        }
        return transactions;
    }

    private List<CompletableFuture<Order>> writeTogether(List<Order> orders) {
        try {
            ehr.transaction(orders.stream()
                    .flatMap(order -> order.writes().stream())
                    .flatMap(write -> write.entries().stream())
                    .toList());
            return orders.stream().map(CompletableFuture::completedFuture).toList();
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

    private List<CompletableFuture<Order>> oneByOne(List<Order> orders) {
        List<CompletableFuture<Order>> results = new ArrayList<>();
        for (Order order : orders) {
            results.addAll(writeTogether(List.of(order)));
        }
        return results;
    }

    private List<CompletableFuture<Order>> lookUp(List<Order> orders, EhrUnavailableException failure) {
        List<CompletableFuture<Order>> results = new ArrayList<>();
        for (Order order : orders) {
            results.add(
                    order.writes().stream().allMatch(this::isThere)
                            ? CompletableFuture.completedFuture(order)
                            : CompletableFuture.failedFuture(new WriteInDoubtException(failure)));
        }
        return results;
    }

    /** A write that is not there yet may still arrive: only a yes is certain. */
    private boolean isThere(Write write) {
        try {
            return write.answer() instanceof Observation flag
                    ? ehr.flag(flag.getIdElement().getIdPart())
                            .filter(found -> D2tWriter.isSame(flag, found))
                            .isPresent()
                    : isThere(RiskAssessmentView.of(write.riskAssessment()));
        } catch (EhrException e) {
            return false;
        }
    }

    private boolean isThere(RiskAssessmentView wanted) {
        return ehr.risk(wanted.id())
                .map(RiskAssessmentView::of)
                .filter(found -> found.digest().equals(wanted.digest()))
                .filter(found -> found.status().equals(wanted.status()))
                .filter(found -> found.withdrawnFor().equals(wanted.withdrawnFor()))
                .isPresent();
    }

    private static List<CompletableFuture<Order>> failed(List<Order> orders, EhrException failure) {
        return orders.stream()
                .map(order -> CompletableFuture.<Order>failedFuture(failure))
                .toList();
    }
}
