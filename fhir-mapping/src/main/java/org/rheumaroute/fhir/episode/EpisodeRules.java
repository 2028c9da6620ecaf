package org.rheumaroute.fhir.episode;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.Way;

/**
 * The rules of episodes, as {@code episodes/rules.yaml} has them. Immutable, thread-safe.
 *
 * @param version version of the rules
 * @param lookBackDays how far a record must reach back before a start to call a patient naive
 * @param orderToStartDays greatest number of days between an order and the first evidence of taking that starts it
 * @param repeatOrderDays least number of days between two orders of which the later confirms the earlier
 * @param graceDays greatest number of days without cover that is no pause
 * @param overlapDays greatest number of days that two targeted drugs may overlap in a switch
 * @param dosing intervals and limits of drugs and classes
 * @param visits which days around an episode speak of it
 * @param d2t windows of the definition of difficult-to-treat arthritis
 * @param stopReasons words that tell why a drug was stopped, the first that fits decides
 * @param biosimilar how a biosimilar's name looks
 */
public record EpisodeRules(
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) int lookBackDays,
        @JsonProperty(required = true) int orderToStartDays,
        @JsonProperty(required = true) int repeatOrderDays,
        @JsonProperty(required = true) int graceDays,
        @JsonProperty(required = true) int overlapDays,
        @JsonProperty(required = true) List<Dosing> dosing,
        @JsonProperty(required = true) VisitWindows visits,
        @JsonProperty(required = true) D2tWindows d2t,
        @JsonProperty(required = true) List<StopWords> stopReasons,
        @JsonProperty(required = true) Biosimilar biosimilar) {
    private static final ObjectReader YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build()
            .readerFor(EpisodeRules.class);
    private static final EpisodeRules BUNDLED = bundledRules();

    /**
     * Interval and limit of a drug or a class.
     *
     * @param subject name of a drug or of a class
     * @param wayOrNull oral, subcutaneous, intravenous or intramuscular; null for any
     * @param coversDays days that one administration covers, and a supply of unknown length
     * @param pauseDays greatest number of days without cover within one episode
     * @param source who says so
     */
    public record Dosing(
            @JsonProperty(required = true) String subject,
            @JsonProperty("way") @Nullable String wayOrNull,
            @JsonProperty(required = true) int coversDays,
            @JsonProperty(required = true) int pauseDays,
            @JsonProperty(required = true) String source) {
        public Dosing {
            if (coversDays < 1 || pauseDays < 0) {
                throw new IllegalArgumentException(
                        "dosing of " + subject + ": covers at least 1 day, pauses 0 or more");
            }
            if (wayOrNull != null && Way.ofCode(wayOrNull).isEmpty()) {
                throw new IllegalArgumentException("dosing of " + subject + ": unknown way '" + wayOrNull + "'");
            }
        }

        boolean isFor(String name, @Nullable Way way) {
            return subject.equals(name)
                    && (way == null ? wayOrNull == null : way.code().equals(wayOrNull));
        }
    }

    /**
     * Words that tell a category of reasons.
     *
     * @param category code of a {@link StopCategory}
     * @param words lower case, NFKC
     */
    public record StopWords(
            @JsonProperty(required = true) String category,
            @JsonProperty(required = true) List<String> words) {
        public StopWords {
            if (StopCategory.ofCode(category).isEmpty()) {
                throw new IllegalArgumentException("unknown category of stop reasons '" + category + "'");
            }
            words = List.copyOf(words);
        }
    }

    /**
     * How a biosimilar's name looks.
     *
     * @param words words in it, lower case
     * @param patterns regular expressions
     */
    public record Biosimilar(
            @JsonProperty(required = true) List<String> words,
            @JsonProperty(required = true) List<Pattern> patterns) {
        public Biosimilar {
            words = List.copyOf(words);
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Windows of the definition of difficult-to-treat arthritis, in days.
     *
     * @param visitDays greatest age of a visit that tells the activity
     * @param nextDrugDays within how many days the next drug begins that replaces one
     * @param glucocorticoidDays how long a dose must not have been lower to count as one that cannot be lowered
     * @param radiographDays greatest age of the later radiographs
     */
    public record D2tWindows(
            @JsonProperty(required = true) int visitDays,
            @JsonProperty(required = true) int nextDrugDays,
            @JsonProperty(required = true) int glucocorticoidDays,
            @JsonProperty(required = true) int radiographDays) {}

    public EpisodeRules {
        dosing = List.copyOf(dosing);
        stopReasons = List.copyOf(stopReasons);
    }

    /** The rules that are shipped. */
    public static EpisodeRules bundled() {
        return BUNDLED;
    }

    /**
     * Reads rules.
     *
     * @param in YAML
     * @throws IOException when they are no rules; the message names line and field
     */
    public static EpisodeRules read(InputStream in) throws IOException {
        return YAML.readValue(in);
    }

    private static EpisodeRules bundledRules() {
        try (InputStream in = EpisodeRules.class.getResourceAsStream("/episodes/rules.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the bundled episodes/rules.yaml is not on the class path");
            }
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the bundled episodes/rules.yaml is damaged", e);
        }
    }

    /**
     * Interval and limit: of the drug by this way, of the drug by any, of the class by this way, of the class by any.
     *
     * @throws IllegalArgumentException when neither has a line
     */
    Dosing dosingOf(String drug, String drugClass, Optional<Way> way) {
        Way known = way.orElse(null);
        return find(drug, known)
                .or(() -> find(drug, null))
                .or(() -> find(drugClass, known))
                .or(() -> find(drugClass, null))
                .orElseThrow(() -> new IllegalArgumentException("no dosing of " + drug + " or " + drugClass));
    }

    private Optional<Dosing> find(String name, @Nullable Way way) {
        return dosing.stream().filter(one -> one.isFor(name, way)).findFirst();
    }

    /** What kind of reason some words are. */
    StopCategory categoryOf(@Nullable String reason) {
        if (reason == null) {
            return StopCategory.NOT_GIVEN;
        }
        String text = plain(reason);
        return stopReasons.stream()
                .filter(one -> one.words().stream().anyMatch(text::contains))
                .findFirst()
                .flatMap(one -> StopCategory.ofCode(one.category()))
                .orElse(StopCategory.OTHER);
    }

    /** Whether a product's name marks it as a biosimilar. */
    boolean isBiosimilar(String product) {
        String narrow = Normalizer.normalize(product, Normalizer.Form.NFKC);
        String text = plain(product);
        return biosimilar.words().stream().anyMatch(text::contains)
                || biosimilar.patterns().stream()
                        .anyMatch(pattern -> pattern.matcher(narrow).find());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
