package org.rheumaroute.web.cohort;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.CohortQuery;
import org.rheumaroute.cohort.InvalidQueryException;
import org.rheumaroute.cohort.OutcomeKind;
import org.rheumaroute.cohort.d2t.D2tQuery;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;

/**
 * Reads the parameters of a request and names every one that is wrong. A parameter that is not known is refused too: a
 * misspelt criterion passed over in silence would give a wrong count. An empty value counts as not given, as forms send
 * it. Confined to one request.
 */
final class QueryParameters {
    private static final Set<String> CRITERIA = Set.of(
            "task",
            "riskMin",
            "riskMax",
            "ageMin",
            "ageMax",
            "ageOn",
            "sex",
            "serostatus",
            "from",
            "to",
            "outcome",
            "reason",
            "category");

    private static final Set<String> D2T_CRITERIA = Set.of("result", "reason", "sex", "serostatus");

    private final MultivaluedMap<String, String> parameters;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param parameters as they came
     * @param others names that are allowed besides the criteria of a query
     */
    QueryParameters(MultivaluedMap<String, String> parameters, Set<String> others) {
        this(parameters, CRITERIA, others);
    }

    /** Those of a query about difficult-to-treat arthritis. */
    static QueryParameters ofD2t(MultivaluedMap<String, String> parameters, Set<String> others) {
        return new QueryParameters(parameters, D2T_CRITERIA, others);
    }

    private QueryParameters(MultivaluedMap<String, String> parameters, Set<String> criteria, Set<String> others) {
        this.parameters = parameters;
        Set<String> known = new TreeSet<>(criteria);
        known.addAll(others);
        parameters.forEach((name, values) -> {
            if (!known.contains(name)) {
                problems.add("'" + name + "' is not a parameter; known are " + String.join(", ", known));
            } else if (values.size() > 1) {
                problems.add(name + " must be given once");
            }
        });
    }

    /**
     * The query.
     *
     * @param today the date on which ages are counted when {@code ageOn} is not given
     * @throws InvalidQueryException naming every problem at once
     */
    CohortQuery query(LocalDate today) {
        TaskId task = value("task", TaskId::new, "a question, for example ua-progression");
        if (task == null && text("task").isEmpty()) {
            problems.add("task is needed: the question, for example ua-progression");
        }
        LocalDate ageOn = date("ageOn");
        CohortQuery.Builder query = CohortQuery.of(task == null ? TaskId.UA_PROGRESSION : task)
                .risk(value("riskMin", Double::valueOf, "a number"), value("riskMax", Double::valueOf, "a number"))
                .age(wholeNumber("ageMin"), wholeNumber("ageMax"), ageOn == null ? today : ageOn)
                .sex(choice("sex", Sex.values(), Sex::code))
                .serostatus(choice("serostatus", Serostatus.values(), Serostatus::code))
                .indexDate(date("from"), date("to"))
                .outcome(choice("outcome", OutcomeKind.values(), OutcomeKind::code))
                .reason(choice("reason", DeclineReason.values(), DeclineReason::code))
                .category(choice("category", RiskCategory.values(), RiskCategory::code));
        throwIfWrong();
        return query.build();
    }

    /**
     * The query about difficult-to-treat arthritis.
     *
     * @throws InvalidQueryException naming every problem at once
     */
    D2tQuery d2tQuery() {
        D2tQuery query = new D2tQuery(
                choice("result", D2tResult.values(), D2tResult::code),
                choice("reason", DeclineReason.values(), DeclineReason::code),
                choice("sex", Sex.values(), Sex::code),
                choice("serostatus", Serostatus.values(), Serostatus::code));
        throwIfWrong();
        return query;
    }

    /** A whole number from {@code least} to {@code greatest}, or {@code otherwise} when it is not given. */
    int number(String name, int otherwise, int least, int greatest) {
        Integer value = wholeNumber(name);
        if (value != null && (value < least || value > greatest)) {
            problems.add(name + " must be from " + least + " to " + greatest + ", was " + value);
        }
        return value == null ? otherwise : value;
    }

    /** One of a few words; {@code null} when it is not given. */
    @Nullable
    String word(String name, String... words) {
        return choice(name, words, Function.identity());
    }

    private @Nullable Integer wholeNumber(String name) {
        return value(name, Integer::valueOf, "a whole number");
    }

    private @Nullable LocalDate date(String name) {
        return value(name, LocalDate::parse, "a date such as 2026-11-24");
    }

    private <T> @Nullable T choice(String name, T[] choices, Function<T, String> code) {
        String codes = Arrays.stream(choices).map(code).collect(Collectors.joining(", "));
        return value(
                name,
                text -> Arrays.stream(choices)
                        .filter(c -> code.apply(c).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new),
                "one of " + codes);
    }

    private <T> @Nullable T value(String name, Function<String, T> parse, String expected) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(text.get());
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(name + " must be " + expected);
            return null;
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new InvalidQueryException(problems);
        }
    }
}
