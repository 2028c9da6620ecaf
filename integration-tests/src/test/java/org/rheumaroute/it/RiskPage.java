package org.rheumaroute.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as somebody in front of it uses it. */
final class RiskPage {
    /** The page looks every five seconds; a poll, a score and a slow machine come on top. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String ROWS = """
            const text = (element, selector) => element.querySelector(selector)?.innerText.trim() ?? "";
            return [...document.querySelectorAll(".patient")].map((p) => ({
              id: p.dataset.patient,
              percent: text(p, ".risk .p"),
              category: text(p, ".category"),
              reason: text(p, ".reason"),
              drivers: [...p.querySelectorAll(".driver .name")].map((d) => d.innerText.trim()),
              ages: Object.fromEntries([...p.querySelectorAll(".inputs tbody tr")].map((r) =>
                [r.querySelector("th").innerText.trim(), r.querySelector(".aged").innerText.trim()])),
              values: Object.fromEntries([...p.querySelectorAll(".inputs tbody tr")].map((r) =>
                [r.querySelector("th").innerText.trim(), r.querySelector("td.numeric").innerText.trim()])),
            }));
            """;

    /** What sticks out to the right and cannot be scrolled into view inside its own frame. */
    private static final String OVER_THE_EDGE = """
            const edge = document.documentElement.clientWidth;
            const out = [...document.querySelectorAll("body *")]
              .filter((e) => e.checkVisibility() && !e.closest(".scroll") && e.getBoundingClientRect().right > edge + 0.5)
              .map((e) => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)} of ${edge}`);
            const sideways = document.documentElement.scrollWidth > edge ? ["the page itself"] : [];
            return [...sideways, ...out];
            """;

    private final Browser browser;
    private final URI address;

    RiskPage(Browser browser, URI address) {
        this.browser = browser;
        this.address = address;
    }

    /**
     * One patient as shown.
     *
     * @param ages what stands in the age column, by the label of the input; empty while details are closed
     * @param values what stands in the value column, likewise
     */
    record Row(
            String id,
            String percent,
            String category,
            String reason,
            List<String> drivers,
            Map<String, String> ages,
            Map<String, String> values) {}

    /** A text of the page and where it stands. */
    record Text(String path, String text) {}

    /** Logs in once for this browser, the way a user does who types the login into the address. */
    RiskPage logIn(String user, String password) {
        browser.driver().get(address.toString().replace("://", "://" + user + ":" + password + "@"));
        return this;
    }

    /** Opens a view ({@code patients}, {@code cohort}, {@code system}) afresh and waits until it is filled. */
    RiskPage open(String language, String view) {
        browser.driver().get("about:blank"); // a change of the hash alone would not load anything
        browser.driver().get(address + "?lang=" + language + "#" + view);
        await(() -> "ok".equals(one("#state").getAttribute("data-state")));
        await(() -> !rows().isEmpty());
        return this;
    }

    /** All patients in the order of the list, also when another view is in front. */
    @SuppressWarnings("unchecked")
    List<Row> rows() {
        List<Map<String, Object>> rows =
                (List<Map<String, Object>>) browser.driver().executeScript(ROWS);
        return rows.stream()
                .map(row -> new Row(
                        (String) row.get("id"),
                        (String) row.get("percent"),
                        (String) row.get("category"),
                        (String) row.get("reason"),
                        (List<String>) row.get("drivers"),
                        (Map<String, String>) row.get("ages"),
                        (Map<String, String>) row.get("values")))
                .toList();
    }

    Row row(String id) {
        return rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    /** Opens the details of every patient. */
    RiskPage openAllDetails() {
        run("document.querySelectorAll('.patient .more[aria-expanded=false]').forEach((more) => more.click())");
        await(() -> !isThere(".patient .more[aria-expanded=false]"));
        await(() -> !isThere("[data-loading]"));
        return this;
    }

    RiskPage click(String selector) {
        one(selector).click();
        return this;
    }

    RiskPage fill(String selector, String text) {
        one(selector).sendKeys(text);
        return this;
    }

    String text(String selector) {
        return one(selector).getText();
    }

    boolean isThere(String selector) {
        return !browser.driver().findElements(By.cssSelector(selector)).isEmpty();
    }

    WebElement one(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    /** Elements that do not fit the window's width; empty when there is nothing to scroll sideways. */
    List<?> overTheEdge() {
        return (List<?>) run(OVER_THE_EDGE);
    }

    /** Runs a script in the page and gives what it returns. */
    Object run(String script) {
        return browser.driver().executeScript(script);
    }

    /** Every text that the reader or a screen reader gets; see {@code visible-texts.js}. */
    @SuppressWarnings("unchecked")
    List<Text> texts() throws IOException {
        try (InputStream script = RiskPage.class.getResourceAsStream("visible-texts.js")) {
            List<Map<String, String>> found =
                    (List<Map<String, String>>) run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            return found.stream()
                    .map(text -> new Text(text.get("path"), text.get("text")))
                    .toList();
        }
    }

    void await(BooleanSupplier condition) {
        new WebDriverWait(browser.driver(), PATIENCE, Duration.ofMillis(100))
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> condition.getAsBoolean());
    }
}
