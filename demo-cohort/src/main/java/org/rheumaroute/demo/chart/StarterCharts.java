package org.rheumaroute.demo.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.InventedCohort;
import org.rheumaroute.demo.invent.InventedPatient;
import org.rheumaroute.demo.invent.InventedSite;
import org.rheumaroute.demo.starter.Starter;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterQuestion;

/**
 * Writes invented starters of targeted drugs as hospital records: the four classes in turn, gene expression measured in
 * about 40 %. The record of a starter is the same for the same seed and day, however many others are written.
 */
public final class StarterCharts {
    /** Share of starters with gene expression; assumed. */
    public static final double EXPRESSION = 0.4;

    private static final List<StarterQuestion> CLASSES = List.of(
            StarterQuestion.RESPONSE_TNFI,
            StarterQuestion.RESPONSE_ABATACEPT,
            StarterQuestion.RESPONSE_IL6R,
            StarterQuestion.RESPONSE_JAKI);
    private static final int NUMBERS_FROM = 900_000; // apart from the patient numbers of the other invented patients

    private StarterCharts() {}

    /**
     * The records.
     *
     * @param starters how many
     * @param asOf the day on which the questions are asked; drugs were started 1 to 20 days before, in two of twenty
     *     three months before
     */
    public static List<StarterRecord> records(int starters, long seed, LocalDate asOf) {
        StarterCohort.Options options = new StarterCohort.Options(seed, StarterCohort.Options.USUAL_EFFECT, EXPRESSION);
        return records(CLASSES, starters, options, asOf);
    }

    /**
     * The records of starters of the questions' drugs, the questions in turn.
     *
     * @param questions at least one
     */
    public static List<StarterRecord> records(
            List<StarterQuestion> questions, int starters, StarterCohort.Options options, LocalDate asOf) {
        long seed = options.seed();
        List<StarterRecord> records = new ArrayList<>();
        List<List<Starter>> drawn = questions.stream()
                .map(question -> StarterCohort.generateWhole(question, starters, options))
                .toList();
        for (int i = 0; i < starters; i++) {
            Starter starter = drawn.get(i % questions.size()).get(i);
            StarterCase starterCase = StarterCase.of(i);
            Dice dice = Dice.of(seed, i, "starter-chart");
            records.add(new StarterAuthor(starter, starterCase, person(i, seed), asOf, dice).write());
        }
        return records;
    }

    /** Somebody for the record's frame: only number, name and hospital of this person are used. */
    private static InventedPatient person(int index, long seed) {
        InventedPatient frame =
                InventedCohort.generate(CohortRecipe.DEMO, 1, seed).get(0);
        String id = String.format(Locale.ROOT, "starter-%d-%05d", seed, index + 1);
        return new InventedPatient(
                NUMBERS_FROM + index, id, InventedSite.DEMO_JAPAN, Map.of(), frame.hidden(), false, 0);
    }
}
