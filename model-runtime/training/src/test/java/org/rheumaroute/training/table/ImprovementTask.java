package org.rheumaroute.training.table;

/** A task file of a question that this product does not ship: another layout, several rows a patient, categories. */
public final class ImprovementTask {
    /** The file. */
    public static final String YAML = """
            task: improvement
            version: "1.0.0"
            title: Improvement in a trial
            intendedUse: Research use only.
            outOfScope: Everything else.
            outcome:
              definition: The patient says that the arthritis is better.
              column: Improved
              event: [Some, Marked]
              other: None
              unknown: left-out
              code: {system: "http://snomed.info/sct", code: "268910001"}
            horizon: P84D
            patient: ID
            site: Clinic
            rowsPerPatient: several
            minimumKnown: 2
            schemaVersion: "1"
            table: {separator: semicolon, quoted: true, missing: [NA, "?"]}
            limits: [One small trial.]
            features:
              - {name: treated, column: Treatment, unit: "1", low: 0, high: 1, missing: required, group: function, english: Treated, categories: {Placebo: 0, Treated: 1}}
              - {name: age, column: Age, unit: a, low: 18, high: 110, missing: required, group: person, english: Age, japanese: 年齢}
              - {name: crp, unit: mg/L, low: 0, high: 500, missing: tolerated, group: inflammation, english: CRP, transform: log1p}
            subgroups:
              - {name: over-50, english: Over 50, all: [{feature: age, above: 50}, {feature: treated, atLeast: 1}]}
              - {name: young-or-placebo, english: Young or placebo, any: [{feature: age, atMost: 50}, {feature: treated, below: 1}]}
            """;

    private ImprovementTask() {}
}
