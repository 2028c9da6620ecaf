package org.rheumaroute.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.cohort.ledger.LedgerTotals;
import org.rheumaroute.model.TaskId;

/**
 * The EAR as Arquillian deploys it into a managed WildFly: the main path from inside the server and from outside, a
 * second run that writes nothing, a new result that touches one patient only.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerIT {
    private static final String CONTAINER = "wildfly";
    private static final String EAR = "rheumaroute";
    private static final int PATIENTS = 25;
    private static final Path FOLDER = Path.of("target", "chains", "arquillian", "cohort");

    @ArquillianResource
    private ContainerController servers;

    @ArquillianResource
    private Deployer deployer;

    @Inject
    private Ledger ledger;

    @Inject
    private CohortStore store;

    @Deployment(name = EAR, managed = false, testable = true)
    @TargetsContainer(CONTAINER)
    static EnterpriseArchive ear() throws IOException {
        File built =
                RunningChain.home().root().resolve("ear/target/rheumaroute.ear").toFile();
        EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, built);
        WebArchive web = ear.getAsType(WebArchive.class, "/web.war");
        web.addClass(ServerIT.class);
        web.setWebXML(new StringAsset(withDoorForArquillian(new String(
                web.get("/WEB-INF/web.xml").getAsset().openStream().readAllBytes(), StandardCharsets.UTF_8))));
        ear.addAsModule(Testable.archiveToTest(web));
        return ear;
    }

    /** The application denies what it does not know; the test's own servlet is the only thing this deployment adds. */
    private static String withDoorForArquillian(String webXml) {
        String door = """
                  <security-constraint>
                    <web-resource-collection>
                      <web-resource-name>test runner</web-resource-name>
                      <url-pattern>/ArquillianServletRunnerEE9</url-pattern>
                      <http-method>GET</http-method>
                      <http-method>POST</http-method>
                      <http-method>PUT</http-method>
                    </web-resource-collection>
                  </security-constraint>
                """;
        return webXml.replace("  <login-config>", door + "  <login-config>");
    }

    @Test
    @Order(1)
    @RunAsClient
    void theEarStartsAndScoresTheCohort() throws Exception {
        ChainProbe chain =
                ArquillianChain.start(servers, deployer, CONTAINER, EAR).probe();
        chain.load(DemoFolder.invent(PATIENTS, 3, FOLDER).bundles());
        JsonNode settled = chain.awaitSettled(PATIENTS);
        assertTrue(settled.path("written").asLong() > 0, "some patients are scored");
        assertEquals(settled.path("written").asLong(), chain.riskVersions());
    }

    @Test
    @Order(2)
    @OperateOnDeployment(EAR)
    void insideTheServerLedgerAndCohortAgree() {
        LedgerTotals totals = ledger.totals();
        assertTrue(totals.triggers() >= PATIENTS, "every patient was triggered");
        assertEquals(0, totals.open());
        assertEquals(0, totals.failed());
        assertEquals(totals.written(), store.summary(TaskId.UA_PROGRESSION).scored());
    }

    @Test
    @Order(3)
    @RunAsClient
    void aSecondRunWritesNothing() throws Exception {
        ChainProbe chain = ArquillianChain.running().probe();
        JsonNode before = chain.awaitTwoPolls();
        long versions = chain.riskVersions();
        assertEquals(202, chain.client().rescore());
        JsonNode after = chain.awaitSettled(before.path("triggers").asLong() + PATIENTS);
        assertEquals(versions, chain.riskVersions());
        assertEquals(before.path("written").asLong(), after.path("written").asLong());
        assertEquals(
                before.path("unchanged").asLong() + before.path("written").asLong(),
                after.path("unchanged").asLong());
    }

    @Test
    @Order(4)
    @RunAsClient
    void aNewResultScoresOnePatientAgain() throws Exception {
        ChainProbe chain = ArquillianChain.running().probe();
        JsonNode before = chain.awaitTwoPolls();
        long versions = chain.riskVersions();
        String patient = chain.aScoredPatient();
        chain.witness().create(NewResult.crp(patient, 31.4));
        JsonNode after = chain.awaitSettled(before.path("triggers").asLong() + 1);
        assertEquals(
                before.path("triggers").asLong() + 1, after.path("triggers").asLong());
        assertEquals(before.path("written").asLong() + 1, after.path("written").asLong(), before + " then " + after);
        assertEquals(versions + 1, chain.riskVersions());
        assertEquals("amended", chain.riskOf(patient).getStatus().toCode());
    }

    @Test
    @Order(5)
    @RunAsClient
    void theServerStopsCleanly() {
        ArquillianChain.running().close(servers, deployer, CONTAINER, EAR);
        assertFalse(servers.isStarted(CONTAINER));
    }
}
