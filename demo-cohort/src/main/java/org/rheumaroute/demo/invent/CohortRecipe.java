package org.rheumaroute.demo.invent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an invented cohort is made of: a site, a truth and two options. Immutable.
 *
 * @param site the main site: {@link InventedSite#KURAMA}, {@link InventedSite#ANSWER}, {@link InventedSite#PLAIN}, or
 *     {@link InventedSite#DEMO_JAPAN} for the demo
 * @param truth how the outcome is tied to the features
 * @param seropositive whether about a third of the patients is seropositive and progresses more often
 * @param missingness which values nobody measured
 */
public record CohortRecipe(InventedSite site, Truth truth, boolean seropositive, Missingness missingness) {
    /** Class-first, 27.1 % progress, ANSWER margins with an assumed site shift (KURAMA's own are not published). */
    public static final CohortRecipe KURAMA_LIKE = seronegative(InventedSite.KURAMA, Truth.CLASS_FIRST);

    /** Class-first, 32.1 % progress, the published margins of ANSWER. */
    public static final CohortRecipe ANSWER_LIKE = seronegative(InventedSite.ANSWER, Truth.CLASS_FIRST);

    /** Probability-first at a site without any shift, log-odds linear in the features. */
    public static final CohortRecipe LINEAR_TRUTH = seronegative(InventedSite.PLAIN, Truth.LINEAR);

    /** Probability-first at a site without any shift, two interactions and a threshold. */
    public static final CohortRecipe NONLINEAR_TRUTH = seronegative(InventedSite.PLAIN, Truth.NONLINEAR);

    /** Probability-first, non-linear, about a third seropositive; four fifths Japanese and one fifth international. */
    public static final CohortRecipe DEMO =
            new CohortRecipe(InventedSite.DEMO_JAPAN, Truth.NONLINEAR, true, Missingness.NOT_AT_RANDOM);

    private static final List<InventedSite> SITES =
            List.of(InventedSite.KURAMA, InventedSite.ANSWER, InventedSite.PLAIN);
    private static final Map<String, CohortRecipe> BY_LABEL = byLabel();

    public CohortRecipe {
        boolean demo = site.equals(InventedSite.DEMO_JAPAN);
        if (demo && !(truth == Truth.NONLINEAR && seropositive && missingness == Missingness.NOT_AT_RANDOM)) {
            throw new IllegalArgumentException("the demo cohort is fixed; it takes no truth and no option");
        }
    }

    private static CohortRecipe seronegative(InventedSite site, Truth truth) {
        return new CohortRecipe(site, truth, false, usualGaps(site));
    }

    /** At random at the plain site, so that no information hides in the gaps; not at the demo's and the published ones. */
    private static Missingness usualGaps(InventedSite site) {
        return site.equals(InventedSite.PLAIN) ? Missingness.AT_RANDOM : Missingness.NOT_AT_RANDOM;
    }

    /** How classes and features were made; to be named wherever a figure of the cohort is shown. */
    public CohortFamily family() {
        return truth.family();
    }

    /** Share of patients who progress: given in the class-first family, what the truth yields (within 0.02) in the other. */
    public double eventRate() {
        if (seropositive) {
            return site.prevalence().open();
        }
        boolean plain = site.equals(InventedSite.PLAIN);
        return switch (truth) {
            case LINEAR -> plain ? 0.29 : site.prevalence().seronegative();
            case NONLINEAR -> plain ? 0.33 : site.prevalence().seronegative();
            case CLASS_FIRST -> site.prevalence().seronegative();
        };
    }

    /** Whether this is what the demonstration shows. */
    boolean isDemo() {
        return equals(DEMO);
    }

    /** Whether every byte of the table is fixed: packages and figures made from these cohorts name its SHA-256. */
    boolean isSettled() {
        return isDemo() || equals(LINEAR_TRUTH) || equals(NONLINEAR_TRUTH);
    }

    /**
     * The site whose reports a stated truth acts on: an assay or a reader does not move the disease. The demo's truth acts
     * on what the patient's own site reports.
     */
    InventedSite truthActsOn(InventedSite patients) {
        return isDemo() ? patients : InventedSite.PLAIN;
    }

    /** Name for people and command lines, for example {@code kurama-like} or {@code answer-like-linear-seropositive}. */
    public String label() {
        return family(site, truth)
                + (seropositive && !isDemo() ? "-seropositive" : "")
                + (missingness == usualGaps(site) ? "" : "-missing-" + missingness.label());
    }

    /** Names the stream of chances; the same patients with other gaps share it. */
    String stream() {
        return new CohortRecipe(site, truth, seropositive, usualGaps(site)).label();
    }

    private static String family(InventedSite site, Truth truth) {
        if (site.equals(InventedSite.DEMO_JAPAN)) {
            return "demo";
        }
        if (truth == Truth.CLASS_FIRST) {
            return site.name();
        }
        return site.equals(InventedSite.PLAIN) ? truth.label() + "-truth" : site.name() + "-" + truth.label();
    }

    /** Names that a person starts from; every other {@link #label} is one of these with options. */
    public static String labels() {
        return "kurama-like, answer-like, plain, linear-truth, nonlinear-truth, demo";
    }

    /** Every recipe there is. */
    public static List<CohortRecipe> all() {
        return List.copyOf(BY_LABEL.values());
    }

    /**
     * The recipe with this {@link #label}.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names to start from
     */
    public static CohortRecipe named(String label) {
        CohortRecipe recipe = BY_LABEL.get(label);
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "no invented cohort is called '" + label + "'; choose one of " + labels());
        }
        return recipe;
    }

    /**
     * The recipe with this label, changed by options.
     *
     * @param truth null to keep the recipe's own
     * @param seropositive true adds seropositive patients; false keeps the recipe's own choice
     * @param missingness null to keep the recipe's own
     * @throws IllegalArgumentException when the name is unknown or an option contradicts it
     */
    public static CohortRecipe named(
            String label, @Nullable Truth truth, boolean seropositive, @Nullable Missingness missingness) {
        CohortRecipe named = named(label);
        boolean saysTruth = named.truth != Truth.CLASS_FIRST;
        if (truth != null && saysTruth && truth != named.truth) {
            throw new IllegalArgumentException(
                    "the cohort " + label + " is " + named.truth.label() + " and cannot be " + truth.label());
        }
        return new CohortRecipe(
                named.site,
                truth == null ? named.truth : truth,
                seropositive || named.seropositive,
                missingness == null ? named.missingness : missingness);
    }

    private static Map<String, CohortRecipe> byLabel() {
        Map<String, CohortRecipe> recipes = new LinkedHashMap<>();
        for (InventedSite site : SITES) {
            for (Truth truth : Truth.values()) {
                for (Missingness missingness : Missingness.values()) {
                    for (boolean open : new boolean[] {false, true}) {
                        CohortRecipe recipe = new CohortRecipe(site, truth, open, missingness);
                        recipes.put(recipe.label(), recipe);
                    }
                }
            }
        }
        recipes.put(DEMO.label(), DEMO);
        return recipes;
    }
}
