package org.rheumaroute.model.clinical;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Joint damage by the modified total Sharp score (van der Heijde) on one day.
 *
 * @param day day of the radiographs
 * @param score mTSS, 0 to 448
 */
public record JointDamage(LocalDate day, double score) {
    /** Greatest score: 280 for erosions and 168 for narrowing; common knowledge of the field. */
    public static final double GREATEST = 448.0;

    /** Rapid radiographic progression: an increase of at least this much in a year. */
    public static final double RAPID_PER_YEAR = 5.0;

    public JointDamage {
        if (!(score >= 0.0 && score <= GREATEST)) { // also refuses NaN
            throw new IllegalArgumentException("mTSS must be 0 to 448, was " + score);
        }
    }

    /**
     * Change per year up to later radiographs, in points; negative when the later score is lower.
     *
     * <p>{@code (later - earlier) / years}, years by the calendar, so that from a day to the same day of the next year is
     * one year, leap year or not. Scaling assumes that damage is done at an even pace, so both radiographs should lie
     * about a year apart.
     *
     * @throws IllegalArgumentException when {@code later} is not of a later day
     */
    public double changePerYearTo(JointDamage later) {
        if (!later.day.isAfter(day)) {
            throw new IllegalArgumentException("the later radiographs must be of a later day");
        }
        return (later.score - score) / yearsTo(later.day);
    }

    private double yearsTo(LocalDate other) {
        long whole = ChronoUnit.YEARS.between(day, other);
        LocalDate anniversary = day.plusYears(whole);
        double yearInDays = ChronoUnit.DAYS.between(anniversary, day.plusYears(whole + 1));
        return whole + ChronoUnit.DAYS.between(anniversary, other) / yearInDays;
    }

    /**
     * Whether a change is rapid radiographic progression (RRP): at least 5 points a year. Source: EULAR definition of
     * difficult-to-treat RA, Ann Rheum Dis 2021;80:31.
     *
     * @param changePerYear points a year
     */
    public static boolean isRapid(double changePerYear) {
        return !Rounding.isBelow(changePerYear, RAPID_PER_YEAR);
    }
}
