package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.Moment;
import org.rheumaroute.fhir.read.Person;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.feature.Caution;
import org.rheumaroute.model.feature.Evidence;

/** Finds the value of one feature in one patient's facts. Immutable. */
final class FeatureFinder {
    private final FactPicker facts;

    FeatureFinder(FactPicker facts) {
        this.facts = facts;
    }

    /**
     * What was found.
     *
     * @param evidence value and source; null when there is none
     * @param isStale whether there is one, but too old
     */
    record Found(@Nullable Evidence evidence, boolean isStale) {
        static final Found MISSING = new Found(null, false);
    }

    /** Finds a feature that comes from dated facts. */
    Found inFacts(FeatureRule rule) {
        return switch (rule.source()) {
            case NUMBER -> number(rule);
            case FINDING -> finding(rule);
            case BMI -> bmi(rule);
            case AGE, SEX, INDEX, DURATION, EPISODE -> Found.MISSING; // see inPerson and EpisodeFinder
        };
    }

    /** Finds a feature that comes from the person and holds at the index date. */
    Found inPerson(FeatureRule rule, Person person, LocalDate indexDate) {
        Double value = rule.source() == FeatureRule.Source.AGE
                ? ageAt(person.birthDate(), indexDate)
                : zeroOrOne(rule, person.sex());
        // Unversioned: a new address on the Patient resource must not look like a new input.
        String source = person.source().replaceFirst("/_history/.*", "");
        return value == null
                ? Found.MISSING
                : new Found(new Evidence(rule.feature(), value, false, indexDate, List.of(source)), false);
    }

    private static @Nullable Double ageAt(@Nullable Moment birthDate, LocalDate indexDate) {
        return birthDate == null
                ? null
                : (double) Period.between(birthDate.date(), indexDate).getYears();
    }

    private static @Nullable Double zeroOrOne(FeatureRule rule, Sex sex) {
        return zeroOrOne(rule, sex.code());
    }

    private static @Nullable Double zeroOrOne(FeatureRule rule, String code) {
        return rule.one().contains(code) ? Double.valueOf(1.0) : rule.zero().contains(code) ? 0.0 : null;
    }

    private Found number(FeatureRule rule) {
        FactPicker.Pick pick =
                facts.newest(rule.concepts(), rule.windowDays(), f -> f.value() instanceof FactValue.Numeric);
        return pick.fact().map(fact -> ofNumber(rule, fact)).orElseGet(() -> new Found(null, pick.isStale()));
    }

    private static Found ofNumber(FeatureRule rule, Fact fact) {
        FactValue.Numeric number = (FactValue.Numeric) fact.value();
        boolean isCensored = number.bound() != FactValue.Bound.EXACT;
        return new Found(
                new Evidence(
                        rule.feature(),
                        number.value(),
                        isCensored,
                        fact.effective().date(),
                        fact.sources(),
                        fact.cautions()),
                false);
    }

    private Found finding(FeatureRule rule) {
        FactPicker.Pick pick = rule.choice() == FeatureRule.Choice.ANY_ONE ? pickWith(rule, rule.one()) : pickAny(rule);
        if (pick.fact().isEmpty() && rule.choice() == FeatureRule.Choice.ANY_ONE) {
            pick = pickWith(rule, rule.zero());
        }
        boolean isStale = pick.isStale();
        return pick.fact().map(fact -> ofFinding(rule, fact)).orElseGet(() -> new Found(null, isStale));
    }

    private FactPicker.Pick pickAny(FeatureRule rule) {
        return facts.newest(rule.concepts(), rule.windowDays(), f -> f.value() instanceof FactValue.Coded);
    }

    private FactPicker.Pick pickWith(FeatureRule rule, List<String> codes) {
        return facts.newest(
                rule.concepts(),
                rule.windowDays(),
                f -> f.value() instanceof FactValue.Coded coded
                        && codes.contains(coded.finding().code()));
    }

    private static Found ofFinding(FeatureRule rule, Fact fact) {
        String code = ((FactValue.Coded) fact.value()).finding().code();
        Double value = zeroOrOne(rule, code);
        return value == null
                ? Found.MISSING
                : new Found(
                        new Evidence(
                                rule.feature(), value, false, fact.effective().date(), fact.sources(), fact.cautions()),
                        false);
    }

    /** Measured BMI in the window first; else weight in the window with the newest height of any age. */
    private Found bmi(FeatureRule rule) {
        FactPicker.Pick direct = facts.newest(List.of("bmi"), rule.windowDays());
        if (direct.fact().isPresent()) {
            return ofNumber(rule, direct.fact().get());
        }
        FactPicker.Pick weight = facts.newest(List.of("body-weight"), rule.windowDays());
        Optional<Fact> height = facts.newest(List.of("body-height"), null).fact();
        if (weight.fact().isPresent() && height.isPresent()) {
            return computedBmi(rule, weight.fact().get(), height.get());
        }
        return new Found(null, direct.isStale() || (weight.isStale() && height.isPresent()));
    }

    private static Found computedBmi(FeatureRule rule, Fact weight, Fact height) {
        double kilograms = ((FactValue.Numeric) weight.value()).value();
        double metres = ((FactValue.Numeric) height.value()).value() / 100.0;
        return new Found(
                new Evidence(
                        rule.feature(),
                        kilograms / (metres * metres),
                        false,
                        weight.effective().date(),
                        List.of(weight.source(), height.source()),
                        cautionsOf(weight, height)),
                false);
    }

    private static Set<Caution> cautionsOf(Fact one, Fact other) {
        Set<Caution> both = new HashSet<>(one.cautions());
        both.addAll(other.cautions());
        return both;
    }
}
