package org.rheumaroute.demo.invent;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an invented cohort is made of. Each recipe has the name that {@code synth --cohort} takes. */
@SuppressWarnings("ImmutableEnumChecker") // the site is a record of immutable values
public enum CohortRecipe {
    /** Class-first, 27.1 % progress, ANSWER margins with an assumed site shift (KURAMA's own are not published). */
    KURAMA_LIKE(CohortFamily.CLASS_FIRST, 0.271, InventedSite.KURAMA, Missingness.NOT_AT_RANDOM),
    /** Class-first, 32.1 % progress, the published margins of ANSWER. */
    ANSWER_LIKE(CohortFamily.CLASS_FIRST, 0.321, InventedSite.ANSWER, Missingness.NOT_AT_RANDOM),
    /** Probability-first, log-odds linear in the features. */
    LINEAR_TRUTH(CohortFamily.PROBABILITY_FIRST, 0.29, InventedSite.PLAIN, Missingness.AT_RANDOM),
    /** Probability-first, two interactions and a threshold. */
    NONLINEAR_TRUTH(CohortFamily.PROBABILITY_FIRST, 0.33, InventedSite.PLAIN, Missingness.AT_RANDOM),
    /** Probability-first, non-linear, about a third seropositive; four fifths Japanese and one fifth international. */
    DEMO(CohortFamily.PROBABILITY_FIRST, 0.385, InventedSite.DEMO_JAPAN, Missingness.NOT_AT_RANDOM);

    private final CohortFamily family;
    private final double eventRate;
    private final InventedSite site;
    private final Missingness missingness;

    CohortRecipe(CohortFamily family, double eventRate, InventedSite site, Missingness missingness) {
        this.family = family;
        this.eventRate = eventRate;
        this.site = site;
        this.missingness = missingness;
    }

    /** How classes and features were made; to be named wherever a figure of the cohort is shown. */
    public CohortFamily family() {
        return family;
    }

    /** Share of patients who progress: given in the class-first family, what the truth yields (within 0.02) in the other. */
    public double eventRate() {
        return eventRate;
    }

    /** The main site. */
    InventedSite site() {
        return site;
    }

    /** Which values nobody measured; at random in the truth cohorts, so that no information hides in the gaps. */
    Missingness missingness() {
        return missingness;
    }

    /** Name for people and command lines, for example {@code kurama-like}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names of all recipes, comma-separated. */
    public static String labels() {
        return Arrays.stream(values()).map(CohortRecipe::label).collect(Collectors.joining(", "));
    }

    /**
     * The recipe with this name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public static CohortRecipe named(String label) {
        return Arrays.stream(values())
                .filter(recipe -> recipe.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no invented cohort is called '" + label + "'; choose one of " + labels()));
    }
}
