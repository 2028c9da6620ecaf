package org.rheumaroute.fhir.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.episode.EpisodeEnd;
import org.rheumaroute.fhir.episode.EpisodeOutcomes;
import org.rheumaroute.fhir.episode.FollowUpOutcome;
import org.rheumaroute.fhir.episode.StopCategory;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.clinical.EularResponse;

/**
 * Which outcome of a treatment episode one task predicts; data in {@code outcome-rules/TASK.yaml}. Immutable.
 *
 * @param task the task
 * @param outcome what counts as the event
 * @param atOrNull name of the follow-up window; null for radiographs
 * @param noEventWhenStoppedFor categories of reasons for which a drug that was stopped before is "no event"; any other
 *     leaves the episode out
 * @param noEventWhenReplaced whether a drug that another targeted one replaced without a reason is "no event"
 */
public record EpisodeOutcomeRule(
        @JsonProperty(required = true) String task,
        @JsonProperty(required = true) Outcome outcome,
        @JsonProperty("at") @Nullable String atOrNull,
        @JsonProperty(required = true) List<String> noEventWhenStoppedFor,
        @JsonProperty(required = true) boolean noEventWhenReplaced) {
    private static final ObjectReader YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(EpisodeOutcomeRule.class);

    /** What counts as the event. */
    public enum Outcome {
        /** A good EULAR response, on the drug. */
        @JsonProperty("eular-good")
        EULAR_GOOD,
        /** CDAI at most 2.8, on the drug. */
        @JsonProperty("cdai-remission")
        CDAI_REMISSION,
        /** Rapid radiographic progression, whatever was taken by then. */
        @JsonProperty("rapid-progression")
        RAPID_PROGRESSION
    }

    public EpisodeOutcomeRule {
        noEventWhenStoppedFor = List.copyOf(noEventWhenStoppedFor);
        for (String code : noEventWhenStoppedFor) {
            if (StopCategory.ofCode(code).isEmpty()) {
                throw new IllegalArgumentException("unknown category of stop reasons '" + code + "'");
            }
        }
        if ((atOrNull == null) != (outcome == Outcome.RAPID_PROGRESSION)) {
            throw new IllegalArgumentException("'at' goes with the outcome of a visit, and only with that");
        }
    }

    /** The rule of a task; empty when the task predicts no outcome of an episode. */
    public static Optional<EpisodeOutcomeRule> ofTask(TaskId task) {
        String resource = "/outcome-rules/" + task + ".yaml";
        try (InputStream in = EpisodeOutcomeRule.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(YAML.<EpisodeOutcomeRule>readValue(in));
        } catch (IOException e) {
            throw new IllegalStateException("the shipped outcome rule " + resource + " is damaged", e);
        }
    }

    /** The label of one episode. */
    public EpisodeLabel label(TreatmentEpisode episode, EpisodeOutcomes outcomes) {
        if (!episode.hasCertainStart()) {
            return EpisodeLabel.START_UNCERTAIN;
        }
        if (outcome == Outcome.RAPID_PROGRESSION) {
            return outcomes.damage().map(change -> of(change.isRapid())).orElse(EpisodeLabel.NO_RADIOGRAPHS);
        }
        return outcomes.at(String.valueOf(atOrNull))
                .map(one -> atVisit(episode, outcomes, one))
                .orElse(EpisodeLabel.VISIT_INCOMPLETE);
    }

    private EpisodeLabel atVisit(TreatmentEpisode episode, EpisodeOutcomes outcomes, FollowUpOutcome visit) {
        return switch (visit.onDrug()) {
            case YES -> onDrug(outcomes, visit);
            case NO -> stopped(episode.end());
            case UNKNOWN -> episode.hasCertainEnd() ? EpisodeLabel.FOLLOWED_TOO_SHORT : EpisodeLabel.END_UNCLEAR;
        };
    }

    private EpisodeLabel onDrug(EpisodeOutcomes outcomes, FollowUpOutcome visit) {
        if (outcome == Outcome.CDAI_REMISSION) {
            return visit.isCdaiRemission().map(EpisodeOutcomeRule::of).orElse(EpisodeLabel.VISIT_INCOMPLETE);
        }
        EpisodeLabel missing = hasDas28(outcomes) ? EpisodeLabel.VISIT_INCOMPLETE : EpisodeLabel.BASELINE_INCOMPLETE;
        return visit.response().map(one -> of(one == EularResponse.GOOD)).orElse(missing);
    }

    private static boolean hasDas28(EpisodeOutcomes outcomes) {
        return outcomes.baseline()
                .filter(one -> one.visit().score(ActivityIndex.DAS28_ESR).isPresent()
                        || one.visit().score(ActivityIndex.DAS28_CRP).isPresent())
                .isPresent();
    }

    private EpisodeLabel stopped(EpisodeEnd end) {
        boolean isReplaced = end.category() == StopCategory.NOT_GIVEN && end.kind() == EpisodeEnd.Kind.SWITCHED;
        boolean isNoEvent = noEventWhenStoppedFor.contains(end.category().code()) || isReplaced && noEventWhenReplaced;
        return isNoEvent ? EpisodeLabel.NO_EVENT : EpisodeLabel.STOPPED_OTHERWISE;
    }

    private static EpisodeLabel of(boolean isEvent) {
        return isEvent ? EpisodeLabel.EVENT : EpisodeLabel.NO_EVENT;
    }
}
