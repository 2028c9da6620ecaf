package org.rheumaroute.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency directions of the whole product, over the compiled classes of every module. */
class ArchitectureTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of(
            "model-runtime/api",
            "model-runtime/packages",
            "model-runtime/xgboost",
            "model-runtime/neural",
            "model-runtime/training",
            "model-runtime/expression",
            "fhir-mapping",
            "cohort",
            "camel-routes",
            "web",
            "demo-cohort",
            "ehr-sandbox",
            "cli");
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> ROOT.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void everyModuleIsLookedAt() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(ROOT.resolve(module).resolve("target/classes"))
                        .isDirectory());
        assertThat(PRODUCT).hasSizeGreaterThan(150);
    }

    @Test
    void modelRuntimeKnowsNeitherFhirNorCamel() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.rheumaroute.model..", "org.rheumaroute.training..", "org.rheumaroute.expression..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7..", "org.apache.camel..", "org.rheumaroute.fhir..")
                .check(PRODUCT);
    }

    @Test
    void theModelApiKnowsNoEngineAndNoLibrary() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.rheumaroute.model", "org.rheumaroute.model.feature", "org.rheumaroute.model.engine")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.jspecify..",
                        "org.rheumaroute.model",
                        "org.rheumaroute.model.feature",
                        "org.rheumaroute.model.engine")
                .check(PRODUCT);
    }

    @Test
    void fhirMappingKnowsNoEngineAndNoCamel() {
        noClasses()
                .that()
                .resideInAPackage("org.rheumaroute.fhir..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.camel..",
                        "ml.dmlc..",
                        "ai.onnxruntime..",
                        "org.rheumaroute.model.packages..",
                        "org.rheumaroute.model.xgboost..",
                        "org.rheumaroute.model.neural..",
                        "org.rheumaroute.routes..")
                .check(PRODUCT);
    }

    @Test
    void theCohortKnowsOnlyTheModelApi() {
        noClasses()
                .that()
                .resideInAPackage("org.rheumaroute.cohort..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.rheumaroute.fhir..",
                        "org.rheumaroute.routes..",
                        "org.rheumaroute.model.packages..",
                        "org.infinispan..",
                        "ca.uhn..",
                        "org.apache.camel..")
                .check(PRODUCT);
    }

    @Test
    void theWebKnowsTheCohortAndNotTheRoutes() {
        noClasses()
                .that()
                .resideInAPackage("org.rheumaroute.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.rheumaroute.routes..",
                        "org.rheumaroute.fhir..",
                        "org.rheumaroute.model.packages..",
                        "org.apache.camel..",
                        "ca.uhn..")
                .check(PRODUCT);
    }

    @Test
    void enginesAreReachedThroughTheirPortOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("org.rheumaroute.routes..", "org.rheumaroute.web..", "org.rheumaroute.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ml.dmlc..",
                        "ai.onnxruntime..",
                        "org.rheumaroute.model.xgboost..",
                        "org.rheumaroute.model.neural..")
                .check(PRODUCT);
    }

    @Test
    void whatIsShippedNeverUsesTrainingDemoOrSandbox() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.rheumaroute.model..",
                        "org.rheumaroute.fhir..",
                        "org.rheumaroute.cohort..",
                        "org.rheumaroute.routes..",
                        "org.rheumaroute.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.rheumaroute.training..",
                        "org.rheumaroute.demo..",
                        "org.rheumaroute.sandbox..",
                        "org.rheumaroute.cli..")
                .check(PRODUCT);
    }

    @Test
    void routesReadClinicalContentThroughTheMappingOnly() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Route")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hl7..", "ca.uhn..")
                .because("routes hold no branching on clinical content")
                .check(PRODUCT);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.rheumaroute.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void everyPackageExplainsItself() throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                List<Path> silent = sources.filter(Files::isDirectory)
                        .filter(ArchitectureTest::holdsJava)
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .toList();
                assertThat(silent)
                        .as("packages of %s without package-info", module)
                        .isEmpty();
            }
        }
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
