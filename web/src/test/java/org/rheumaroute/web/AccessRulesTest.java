package org.rheumaroute.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.web.cohort.CohortResource;
import org.rheumaroute.web.cohort.ComparisonResource;
import org.rheumaroute.web.cohort.D2tResource;
import org.rheumaroute.web.cohort.PatientsResource;
import org.rheumaroute.web.packages.PackagesResource;
import org.rheumaroute.web.status.RescoreResource;
import org.rheumaroute.web.status.StatusResource;
import org.rheumaroute.web.status.TasksResource;
import org.rheumaroute.web.whatif.WhatIfResource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code web.xml} says about who may do what. That the server keeps to it is tested in the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRulesTest {
    private static final Set<String> EVERYBODY = Set.of("clinician", "researcher", "operator");

    private final TreeMap<String, Rule> rules = new TreeMap<>();
    private Document webXml;

    private record Rule(Set<String> roles, Set<String> methods) {}

    @BeforeAll
    void read() throws Exception {
        webXml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("src/main/webapp/WEB-INF/web.xml"));
        NodeList constraints = webXml.getElementsByTagName("security-constraint");
        for (int i = 0; i < constraints.getLength(); i++) {
            Element constraint = (Element) constraints.item(i);
            assertThat(texts(constraint, "web-resource-name")).hasSize(1);
            assertThat(constraint.getElementsByTagName("auth-constraint").getLength())
                    .as("every constraint must ask for a login")
                    .isEqualTo(1);
            Rule rule = new Rule(texts(constraint, "role-name"), texts(constraint, "http-method"));
            texts(constraint, "url-pattern").forEach(pattern -> rules.put(pattern, rule));
        }
    }

    @Test
    void whatIsNotNamedIsRefused() {
        assertThat(webXml.getElementsByTagName("deny-uncovered-http-methods").getLength())
                .isEqualTo(1);
        assertThat(rules.get("/api/*")).isEqualTo(new Rule(Set.of(), Set.of()));
        assertThat(rules.get("/*")).isEqualTo(new Rule(EVERYBODY, Set.of("GET", "HEAD")));
    }

    @Test
    void eachRoleSeesWhatItsWorkNeeds() {
        Set<String> reading = Set.of("GET", "HEAD");
        assertThat(rules.get("/api/patients")).isEqualTo(new Rule(Set.of("clinician", "researcher"), reading));
        assertThat(rules.get("/api/comparison")).isEqualTo(new Rule(Set.of("clinician", "researcher"), reading));
        assertThat(rules.get("/api/cohort")).isEqualTo(new Rule(Set.of("researcher"), reading));
        assertThat(rules.get("/api/status")).isEqualTo(new Rule(EVERYBODY, reading));
        assertThat(rules.get("/api/tasks")).isEqualTo(new Rule(EVERYBODY, reading));
        assertThat(rules.get("/api/rescore")).isEqualTo(new Rule(Set.of("operator"), Set.of("POST")));
        assertThat(rules.get("/api/packages")).isEqualTo(new Rule(Set.of("operator"), reading));
        assertThat(rules.get("/api/packages/*")).isEqualTo(new Rule(Set.of("operator"), Set.of("POST")));
        assertThat(rules.get("/api/what-if")).isEqualTo(new Rule(Set.of("clinician"), Set.of("POST")));
        assertThat(rules.get("/api/d2t/patient")).isEqualTo(new Rule(Set.of("clinician", "researcher"), reading));
        assertThat(rules.get("/api/d2t")).isEqualTo(new Rule(Set.of("researcher"), reading));
        assertThat(rules).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PatientsResource.class,
                ComparisonResource.class,
                CohortResource.class,
                D2tResource.class,
                StatusResource.class,
                TasksResource.class,
                RescoreResource.class,
                PackagesResource.class,
                WhatIfResource.class
            })
    void everyResourceHasItsRule(Class<?> resource) {
        assertThat(rules)
                .containsKey("/api" + resource.getAnnotation(Path.class).value());
    }

    @Test
    void nothingMayBeLoadedFramedOrKept() {
        assertThat(SecurityHeadersFilter.HEADERS)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("default-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"))
                .doesNotContainKey("Access-Control-Allow-Origin");
    }

    private static Set<String> texts(Element element, String tag) {
        NodeList nodes = element.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return new TreeSet<>(texts);
    }
}
