package org.rheumaroute.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.rheumaroute.cli.shell.FileTrees;

/**
 * The machine's own Chromium, headless, with a fresh profile. Nothing is downloaded to drive it, and it reaches no other
 * host than 127.0.0.1. Everything that it complained of or asked the network for is kept until somebody looks.
 */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Selenium's warning that it does not know this Chromium's protocol version; the commands used here are stable. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final List<String> SWITCHES = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--window-size=1440,900",
            "--lang=en-US");

    private static final String NOTICE = """

            +----------------------------------------------------------------------+
            |  THE PAGE IS NOT TESTED: chromium or chromedriver is not on PATH.    |
            |  What needs a browser in PageIT is skipped. On Debian:               |
            |      apt-get install chromium chromium-driver                        |
            +----------------------------------------------------------------------+
            """;

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private static final int HIGHEST_PICTURE = 7_000; // CSS pixels; a picture is for people to look at

    private final ChromeDriver driver;
    private final Path folder;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Browser(ChromeDriver driver, Path folder) {
        this.driver = driver;
        this.folder = folder;
    }

    /** Starts Chromium; where there is none, says so loudly and skips the test that asked. */
    static Browser startOrSkip(Path folder) throws IOException {
        Optional<File> chromium = onPath("chromium");
        Optional<File> chromedriver = onPath("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            if (!TOLD.getAndSet(true)) {
                System.err.println(NOTICE);
            }
            Assumptions.abort("chromium and chromedriver are not on PATH: the page is not tested");
        }
        SELENIUM.setLevel(Level.SEVERE);
        FileTrees.delete(folder);
        Path downloads = Files.createDirectories(folder.resolve("downloads")).toAbsolutePath();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow())
                .usingAnyFreePort()
                .withLogFile(folder.resolve("chromedriver.log").toFile())
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options(chromium.orElseThrow(), folder)), folder);
        browser.command(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        browser.forgetNewTab();
        return browser;
    }

    /** The browser starts on a page of its own; what that asked for is not our page's doing. */
    private void forgetNewTab() {
        driver.get("about:blank");
        driver.manage().logs().get(LogType.PERFORMANCE);
    }

    private static Optional<File> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> new File(place, program))
                .filter(File::canExecute)
                .findFirst();
    }

    private static ChromeOptions options(File chromium, Path folder) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(SWITCHES);
        options.addArguments("--user-data-dir=" + folder.resolve("profile").toAbsolutePath());
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
        return options;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** A command of the browser's own protocol. */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Makes the page this wide, in CSS pixels; headless windows themselves cannot be that narrow. */
    void width(int pixels, int height) {
        command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Errors and warnings of console, network and security policy since the start. */
    List<String> complaints() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .forEach(entry -> complaints.add(entry.getLevel() + " " + entry.getMessage()));
        return List.copyOf(complaints);
    }

    /** Addresses that pages asked for since the start, web sockets included. */
    List<String> requests() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().forEach(entry -> note(entry.getMessage()));
        return List.copyOf(requests);
    }

    private void note(String entry) {
        try {
            JsonNode message = JSON.readTree(entry).path("message");
            JsonNode parameters = message.path("params");
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                    requests.add(parameters.path("request").path("url").asText());
                case "Network.webSocketCreated" ->
                    requests.add(parameters.path("url").asText());
                default -> {
                    // what came back, and when: not a request
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole page as a picture, not only what fits the window. */
    void picture(Path file) throws IOException {
        driver.executeScript("scrollTo(0, 0)");
        List<?> size = (List<?>) driver.executeScript(
                "const page = document.documentElement; return [page.scrollWidth, page.scrollHeight];");
        long height = Math.min(HIGHEST_PICTURE, (Long) size.get(1));
        Map<String, Object> whole = Map.of("x", 0, "y", 0, "width", size.get(0), "height", height, "scale", 1);
        Map<String, Object> answer = command(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", whole));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode((String) answer.get("data")));
    }

    /** Text of a file that the page let the user download; empty until it is whole. */
    Optional<String> downloaded(String ending) {
        try (Stream<Path> files = Files.list(folder.resolve("downloads"))) {
            Optional<Path> whole =
                    files.filter(file -> file.toString().endsWith(ending)).findFirst();
            return whole.isPresent()
                    ? Optional.of(Files.readString(whole.get(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
