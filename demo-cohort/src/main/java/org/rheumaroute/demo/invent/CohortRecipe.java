package org.rheumaroute.demo.invent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an invented cohort is made of: a site, a truth and two options. Immutable.
 *
 * @param site the main site: {@link InventedSite#KURAMA} (or with some of its shifts only), {@link InventedSite#ANSWER}, {@link InventedSite#PLAIN}, or
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
        return stem()
                + (seropositive && !isDemo() ? "-seropositive" : "")
                + (missingness == usualGaps(site) ? "" : "-missing-" + missingness.label())
                + (isShiftChosen() ? "-shift-" + shiftLabel() : "");
    }

    /** Names the stream of chances; the same patients with other gaps or fewer shifts share it. */
    String stream() {
        return stem() + (seropositive && !isDemo() ? "-seropositive" : "");
    }

    private String stem() {
        if (site.equals(InventedSite.DEMO_JAPAN)) {
            return "demo";
        }
        if (truth == Truth.CLASS_FIRST) {
            return site.name();
        }
        return site.equals(InventedSite.PLAIN) ? truth.label() + "-truth" : site.name() + "-" + truth.label();
    }

    private boolean isKurama() {
        return site.name().equals(InventedSite.KURAMA.name());
    }

    private boolean isShiftChosen() {
        return isKurama() && !site.equals(InventedSite.KURAMA);
    }

    private String shiftLabel() {
        Set<SiteShift> shifts = site.shifts();
        return shifts.isEmpty() ? "none" : shifts.stream().map(SiteShift::label).collect(Collectors.joining("-"));
    }

    /** Names that a person starts from; every other {@link #label} is one of these with options. */
    public static String labels() {
        return "kurama-like, answer-like, plain, linear-truth, nonlinear-truth, demo";
    }

    /** Every recipe at a site with all its shifts. */
    public static List<CohortRecipe> all() {
        return BY_LABEL.values().stream()
                .filter(recipe -> !recipe.isShiftChosen())
                .toList();
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
     * This recipe with another truth.
     *
     * @throws IllegalArgumentException when its name already says a different one
     */
    public CohortRecipe withTruth(Truth other) {
        if (truth != Truth.CLASS_FIRST && truth != other) {
            throw new IllegalArgumentException(
                    "the cohort " + label() + " is " + truth.label() + " and cannot be " + other.label());
        }
        return new CohortRecipe(site, other, seropositive, missingness);
    }

    /** This recipe with seropositive patients. */
    public CohortRecipe withSeropositive() {
        return new CohortRecipe(site, truth, true, missingness);
    }

    /** This recipe with other gaps. */
    public CohortRecipe withMissingness(Missingness other) {
        return new CohortRecipe(site, truth, seropositive, other);
    }

    /**
     * This recipe with only these shifts of its site.
     *
     * @param shifts may be empty
     * @throws IllegalArgumentException when the site is not the KURAMA-like one
     */
    public CohortRecipe withShifts(Set<SiteShift> shifts) {
        if (!isKurama()) {
            throw new IllegalArgumentException("the cohort " + label() + " has no site shift to choose from");
        }
        return new CohortRecipe(InventedSite.kurama(shifts), truth, seropositive, missingness);
    }

    private static Map<String, CohortRecipe> byLabel() {
        Map<String, CohortRecipe> recipes = new LinkedHashMap<>();
        for (InventedSite site : sites()) {
            for (Truth truth : Truth.values()) {
                for (Missingness missingness : Missingness.values()) {
                    CohortRecipe recipe = new CohortRecipe(site, truth, false, missingness);
                    recipes.put(recipe.label(), recipe);
                    recipes.put(recipe.withSeropositive().label(), recipe.withSeropositive());
                }
            }
        }
        recipes.put(DEMO.label(), DEMO);
        return recipes;
    }

    private static List<InventedSite> sites() {
        List<InventedSite> sites = new ArrayList<>(List.of(InventedSite.ANSWER, InventedSite.PLAIN));
        for (int bits = 0; bits < 1 << SiteShift.values().length; bits++) {
            int chosen = bits;
            Set<SiteShift> shifts = Arrays.stream(SiteShift.values())
                    .filter(shift -> (chosen >> shift.ordinal() & 1) == 1)
                    .collect(Collectors.toSet());
            sites.add(InventedSite.kurama(shifts));
        }
        return sites;
    }
}
