package org.rheumaroute.fhir.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheumaroute.fhir.read.Fact;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.model.Serostatus;

/**
 * When a patient counts as seropositive.
 *
 * @param windowDays greatest age of a test in days
 * @param tests the tests; one above its limit is enough, all at or below make seronegative
 */
public record SerostatusRule(int windowDays, List<Test> tests) {
    public SerostatusRule {
        tests = List.copyOf(tests);
    }

    /**
     * One test.
     *
     * @param concepts concepts that answer it, as a number or as a finding
     * @param limit upper limit of normal in the first concept's canonical unit
     */
    public record Test(List<String> concepts, double limit) {
        public Test {
            concepts = List.copyOf(concepts);
        }
    }

    /** The same tests with other limits; a test is named by its first concept. */
    SerostatusRule withLimits(Map<String, Double> upperLimits) {
        return new SerostatusRule(
                windowDays,
                tests.stream()
                        .map(test -> new Test(
                                test.concepts(),
                                upperLimits.getOrDefault(test.concepts().get(0), test.limit())))
                        .toList());
    }

    Serostatus of(FactPicker facts) {
        boolean allNegative = true;
        for (Test test : tests) {
            Serostatus one = facts.newest(test.concepts(), windowDays)
                    .fact()
                    .flatMap(fact -> statusOf(fact, test.limit()))
                    .orElse(Serostatus.UNKNOWN);
            if (one == Serostatus.SEROPOSITIVE) {
                return one;
            }
            allNegative &= one == Serostatus.SERONEGATIVE;
        }
        return allNegative ? Serostatus.SERONEGATIVE : Serostatus.UNKNOWN;
    }

    /** "Below 20" says nothing when the limit is 15. */
    private static Optional<Serostatus> statusOf(Fact fact, double limit) {
        if (fact.value() instanceof FactValue.Coded coded) {
            return switch (coded.finding()) {
                case POSITIVE -> Optional.of(Serostatus.SEROPOSITIVE);
                case NEGATIVE -> Optional.of(Serostatus.SERONEGATIVE);
                default -> Optional.empty();
            };
        }
        FactValue.Numeric number = (FactValue.Numeric) fact.value();
        return switch (number.bound()) {
            case EXACT -> Optional.of(number.value() > limit ? Serostatus.SEROPOSITIVE : Serostatus.SERONEGATIVE);
            case BELOW -> number.value() <= limit ? Optional.of(Serostatus.SERONEGATIVE) : Optional.empty();
            case ABOVE -> number.value() >= limit ? Optional.of(Serostatus.SEROPOSITIVE) : Optional.empty();
        };
    }
}
