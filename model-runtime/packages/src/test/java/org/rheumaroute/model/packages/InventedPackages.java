package org.rheumaroute.model.packages;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;

/** Small invented packages: CRP and swollen joints are required, ESR and HAQ-DI are tolerated missing. */
final class InventedPackages {
    static final FeatureName CRP = new FeatureName("crp");
    static final FeatureName SJC = new FeatureName("sjc28");
    static final FeatureName ESR = new FeatureName("esr");
    static final FeatureName HAQ = new FeatureName("haq-di");

    static final FeatureSchema SCHEMA = new FeatureSchema(
            "1",
            List.of(
                    spec(CRP, "mg/L", 500, MissingPolicy.REQUIRED),
                    spec(SJC, "1", 28, MissingPolicy.REQUIRED),
                    spec(ESR, "mm/h", 200, MissingPolicy.TOLERATED),
                    spec(HAQ, "1", 3, MissingPolicy.TOLERATED)));

    static final InputContract INPUTS = new InputContract(SCHEMA, 3);

    final LinearEngine xgboost = new LinearEngine("xgboost");
    final LinearEngine onnx = new LinearEngine("onnx");
    final SigningKey key = SigningKey.generate();
    final PackageWriter writer = new PackageWriter(key, List.of(xgboost, onnx));

    PackageLoader loader() {
        return new PackageLoader(TrustedKeys.of(List.of(key.publicKey())), List.of(xgboost, onnx));
    }

    PackageFiles single(String name, String engine, double slope) throws ModelIntegrityException {
        return writer.single(
                draft(name, List.of()), engine, Map.of(LinearEngine.FILE, LinearEngine.weights(-1, slope, 0.1, 4)));
    }

    PackageFiles combination() throws ModelIntegrityException {
        return writer.combination(
                draft("demo", List.of(new MemberWeight("members/a", 0.25), new MemberWeight("members/b", 0.75))),
                Map.of("members/a", single("demo-a", "xgboost", 0.01), "members/b", single("demo-b", "onnx", 0.02)));
    }

    /** Files signed again as another version of the format. */
    PackageFiles resigned(Map<String, byte[]> files, int formatVersion) throws Exception {
        return Resigned.by(key, files, formatVersion);
    }

    static PackageDraft draft(String name, List<MemberWeight> members) {
        ScoringRule rule = new ScoringRule(
                members,
                new Calibration(0.2, 0.9),
                new IntervalRule(
                        IntervalRule.CALIBRATION_REFIT_AND_SPREAD, 0.9, false, 1.645, 0.01, 0.02, 0.001, 0.05));
        return new PackageDraft(card(name), INPUTS, rule, goldenInputs());
    }

    static ModelCard card(String name) {
        return new ModelCard(
                name,
                "1.0.0",
                TaskId.UA_PROGRESSION,
                "Invented",
                true,
                "Tests.",
                "Everything else.",
                "Invented outcome.",
                "69896004",
                Period.ofMonths(12),
                new ModelCard.Cohort("Invented patients.", 10, 3, 1, Map.of("esr", 0.1), "0".repeat(64)),
                List.of(new ModelCard.Metric("package", "auc", 0.7, 0.6, 0.8, "invented")),
                new ModelCard.Cutoffs(0.2, 0.6, "invented"),
                List.of("Invented."),
                new ModelCard.Training(1, Map.of("a", "b"), Map.of("linear", "1")));
    }

    static FeatureVector patient(double crp, double sjc, double esr) {
        return FeatureVector.of(SCHEMA)
                .set(CRP, crp)
                .set(SJC, sjc)
                .set(ESR, esr)
                .set(HAQ, 1)
                .build();
    }

    static List<FeatureVector> goldenInputs() {
        return List.of(
                patient(10, 2, 30),
                patient(100, 10, 80),
                FeatureVector.of(SCHEMA).set(CRP, 5).set(SJC, 1).set(ESR, 9).build(),
                FeatureVector.of(SCHEMA).build());
    }

    private static FeatureSpec spec(FeatureName name, String unit, double high, MissingPolicy missing) {
        return new FeatureSpec(name, unit, 0, high, missing, FeatureGroup.INFLAMMATION, name.value(), "検査");
    }
}
