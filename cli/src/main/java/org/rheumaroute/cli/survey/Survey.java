package org.rheumaroute.cli.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site's records hold, as counts only: no patient's id, value or date.
 *
 * @param site name of the site
 * @param task the question whose inputs are looked for
 * @param asOf the day of the question
 * @param resources number of resources
 * @param patients number of patients
 * @param byType resources by type
 * @param dispositions what became of the resources; together all of them
 * @param codes every code, most frequent first
 * @param texts coded things without a code, most frequent first
 * @param rareTexts resources whose text is not shown because fewer than {@link #FEWEST} patients have it
 * @param features where the task's inputs stand
 * @param mayBeScored patients who would be scored
 * @param declines the others, by reason; together with {@code mayBeScored} all patients
 * @param notes what could not be looked at
 */
public record Survey(
        String site,
        String task,
        LocalDate asOf,
        int resources,
        int patients,
        Map<String, Integer> byType,
        List<DispositionCount> dispositions,
        List<CodeCount> codes,
        List<TextCount> texts,
        int rareTexts,
        List<FeatureGap> features,
        int mayBeScored,
        Map<String, Integer> declines,
        List<String> notes) {
    /** Free text is shown only when at least so many patients have it: it may be about one of them. */
    public static final int FEWEST = 5;

    /**
     * Resources with one fate.
     *
     * @param resourceType type as written
     * @param disposition {@code read}, {@code refused} or {@code not-used}
     * @param reason why; empty when read
     * @param meaning the reason in words; empty when read
     * @param count how many
     */
    public record DispositionCount(String resourceType, String disposition, String reason, String meaning, int count) {}

    /**
     * One code.
     *
     * @param resourceType type of the resources that carry it
     * @param system as written
     * @param code as written
     * @param display its most frequent display; empty when none
     * @param concept our concept or drug; null when it is not mapped
     * @param looksLike concept that an unmapped code's display reminds of; null when none
     * @param count how often
     * @param patients how many patients
     * @param statuses how often with which status
     * @param units how often with which unit; empty when it carries no numbers
     */
    public record CodeCount(
            String resourceType,
            String system,
            String code,
            String display,
            @Nullable String concept,
            @Nullable String looksLike,
            int count,
            int patients,
            Map<String, Integer> statuses,
            List<UnitCount> units) {}

    /**
     * One way of writing a unit under one code.
     *
     * @param unit as written, code and text if they differ; {@code (none)} when there is none
     * @param fits whether it is understood; true for a code that is not mapped
     * @param count how often
     */
    public record UnitCount(String unit, boolean fits, int count) {}

    /**
     * A text without a code.
     *
     * @param looksLike concept that it reminds of; null when none
     */
    public record TextCount(
            String resourceType, String text, @Nullable String looksLike, int count, int patients) {}

    /**
     * Where one input stands over all patients.
     *
     * @param known patients who have it
     * @param missing patients who have not, by reason; together with {@code known} all patients
     */
    public record FeatureGap(
            String feature,
            String english,
            String japanese,
            String unit,
            boolean required,
            int known,
            Map<String, Integer> missing) {}

    /** Codes that are not mapped but look worth it, most frequent first. */
    public List<CodeCount> worthMapping() {
        return codes.stream().filter(code -> code.looksLike() != null).toList();
    }
}
