package org.rheumaroute.demo.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rheumaroute.demo.draw.Dice;

/**
 * Deals the cases: each hundred patients get one shuffled deck in which every case occurs as often as its share says. The
 * survivor of the merge always comes before the record that it replaces, so that records can be loaded in order.
 */
final class CaseDeck {
    private static final int SIZE = 100;
    private static final int SURVIVOR = 5;
    private static final int MERGED = 45;

    private final long seed;

    CaseDeck(long seed) {
        this.seed = seed;
    }

    /** The case of patient {@code index}; the same however many patients there are. */
    ChartCase of(int index) {
        return deck(index / SIZE).get(index % SIZE);
    }

    /** How many places before a merged record its survivor stands. */
    static int distanceToSurvivor() {
        return MERGED - SURVIVOR;
    }

    private List<ChartCase> deck(int hundred) {
        List<ChartCase> cards = new ArrayList<>(SIZE);
        for (ChartCase card : ChartCase.values()) {
            if (card != ChartCase.MERGED && card != ChartCase.MERGE_SURVIVOR) {
                cards.addAll(Collections.nCopies(card.share(), card));
            }
        }
        Dice dice = Dice.of(seed, hundred, "cases");
        for (int i = cards.size() - 1; i > 0; i--) {
            Collections.swap(cards, i, dice.between(0, i));
        }
        cards.add(SURVIVOR, ChartCase.MERGE_SURVIVOR);
        cards.add(MERGED, ChartCase.MERGED);
        return cards;
    }
}
