package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rheumaroute.cli.demo.ChainClient;

/** What the English page must show, worked out from the API without the page's own code. */
final class ExpectedPage {
    private static final String PATIENTS = "api/patients?task=ua-progression";
    private static final int DRIVERS = 3;
    private final ChainClient client;
    private final Map<String, JsonNode> features = new HashMap<>(); // they change only when the server starts anew

    ExpectedPage(ChainClient client) {
        this.client = client;
    }

    JsonNode api(String path) throws InterruptedException {
        return client.get(path).orElseThrow(() -> new AssertionError("no answer to " + path));
    }

    /** Everybody, in the API's order. */
    List<JsonNode> patients() throws InterruptedException {
        return list(api(PATIENTS).path("patients")).toList();
    }

    List<JsonNode> scored() throws InterruptedException {
        return patients().stream().filter(ExpectedPage::isScored).toList();
    }

    List<JsonNode> declined() throws InterruptedException {
        return patients().stream().filter(patient -> !isScored(patient)).toList();
    }

    List<String> ids() throws InterruptedException {
        return patients().stream().map(ExpectedPage::id).toList();
    }

    /** Sentences for refusals, by code; {@code label} is english or japanese. */
    Map<String, String> reasons(String label) throws InterruptedException {
        Map<String, String> reasons = new HashMap<>();
        list(api("api/tasks").path("reasons"))
                .forEach(reason -> reasons.put(
                        reason.path("code").asText(), reason.path(label).asText()));
        return reasons;
    }

    /** The day to which the API counts. */
    LocalDate asOf() throws InterruptedException {
        return LocalDate.parse(api(PATIENTS).path("asOf").asText());
    }

    /** Labels of the inputs that moved this score most, strongest first. */
    List<String> drivers(JsonNode patient) throws InterruptedException {
        Map<String, JsonNode> known = features();
        return list(patient.path("contributions"))
                .sorted(Comparator.comparingDouble(
                        c -> -Math.abs(c.path("logOdds").asDouble())))
                .limit(DRIVERS)
                .map(c -> label(known.get(c.path("feature").asText())))
                .toList();
    }

    /** How the age of each input must begin, by label: days since observation, or a dash for what does not age. */
    Map<String, String> ages(JsonNode patient, LocalDate asOf) throws InterruptedException {
        Map<String, JsonNode> known = features();
        Map<String, String> ages = new HashMap<>();
        for (JsonNode input : patient.path("inputs")) {
            JsonNode feature = known.get(input.path("feature").asText());
            ages.put(label(feature), age(input, feature, asOf));
        }
        return ages;
    }

    private static String age(JsonNode input, JsonNode feature, LocalDate asOf) {
        if (feature.path("windowDays").isNull()) {
            return "–";
        }
        LocalDate observed = LocalDate.parse(input.path("observedOn").asText());
        long days = Math.max(0, ChronoUnit.DAYS.between(observed, asOf));
        return days
                + (days == 1 ? " day of " : " days of ")
                + feature.path("windowDays").asInt();
    }

    private Map<String, JsonNode> features() throws InterruptedException {
        if (!features.isEmpty()) {
            return features;
        }
        list(api("api/tasks").path("tasks").path(0).path("features"))
                .forEach(feature -> features.put(feature.path("feature").asText(), feature));
        return features;
    }

    /** English label of an input. */
    String label(String feature) throws InterruptedException {
        return label(features().get(feature));
    }

    /** The yes-or-no input "female" is shown as a person's sex. */
    private static String label(JsonNode feature) {
        String english = feature.path("english").asText();
        return feature.path("feature").asText().equals("female") ? "Sex" : english;
    }

    static boolean isScored(JsonNode patient) {
        return patient.path("outcome").asText().equals("scored");
    }

    static String id(JsonNode patient) {
        return patient.path("patient").asText();
    }

    /** A probability as whole percent; certainty is never claimed. */
    static String percent(JsonNode patient) {
        double probability = patient.path("probability").asDouble();
        if (probability < 0.005) {
            return "<1%";
        }
        return probability > 0.995
                ? ">99%"
                : BigDecimal.valueOf(probability)
                                .movePointRight(2)
                                .setScale(0, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%";
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
