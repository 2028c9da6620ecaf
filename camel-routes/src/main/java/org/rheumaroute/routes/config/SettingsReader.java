package org.rheumaroute.routes.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.child.ChildLimits;

/** Reads {@link RouteSettings} from named values and collects every fault before it complains. Confined. */
public final class SettingsReader {
    private static final int MIB = 1024 * 1024;

    private final Function<String, Optional<String>> source;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /**
     * Reads all settings.
     *
     * @param source the value of a full key, for example {@code rheumaroute.ehr.url}; empty when it is not set
     * @param defaultDataFolder used when {@code rheumaroute.data.folder} is not set
     * @throws SettingsException when at least one setting is missing or wrong; names them all
     */
    public static RouteSettings read(Function<String, Optional<String>> source, Path defaultDataFolder) {
        return new SettingsReader(source).readAll(defaultDataFolder);
    }

    private RouteSettings readAll(Path defaultDataFolder) {
        URI url = ehrUrl();
        Optional<String> token = text("ehr.token");
        Duration poll = duration("ehr.poll-period", "PT5S", Duration.ofMillis(100), Duration.ofDays(1));
        Duration overlap = duration("ehr.poll-overlap", "PT1M", Duration.ZERO, Duration.ofHours(1));
        Duration ages = duration("ages.check-period", "PT10M", Duration.ofSeconds(1), Duration.ofDays(1));
        Duration timeout = duration("ehr.timeout", "PT30S", Duration.ofMillis(100), Duration.ofMinutes(30));
        int concurrency = whole("ehr.max-concurrency", 4, 1, 64);
        int bytes = whole("ehr.max-response-bytes", 50 * MIB, 1024, 1024 * MIB);
        Optional<Path> packages = folder("packages.folder");
        Optional<Path> keys = folder("packages.trusted-keys");
        if (packages.isPresent() && keys.isEmpty()) {
            fault("packages.trusted-keys", "must be set when rheumaroute.packages.folder is set");
        }
        int trialMegabytes = whole("packages.trial-megabytes", 768, 256, 65_536);
        Duration trialTime = duration("packages.trial-time", "PT1M", Duration.ofSeconds(1), Duration.ofHours(1));
        Path data = path("data.folder").orElse(defaultDataFolder);
        Optional<ZoneId> zone = zone();
        Optional<Path> siteFile = file("site.file");
        int deliveries = whole("inbox.max-deliveries", 5, 1, 20);
        int batch = whole("write.batch-size", 50, 1, 500);
        Duration wait = duration("write.batch-wait", "PT0.05S", Duration.ZERO, Duration.ofSeconds(10));
        boolean asksD2t = onOrOff("d2t.flag", "on");
        WriterSettings.Refusals refusals = refusals();
        if (!faults.isEmpty() || url == null) {
            throw new SettingsException(faults);
        }
        return new RouteSettings(
                url,
                token,
                poll,
                overlap,
                ages,
                timeout,
                concurrency,
                bytes,
                packages,
                keys,
                new ChildLimits(trialMegabytes, trialTime),
                data,
                zone,
                siteFile,
                deliveries,
                batch,
                wait,
                asksD2t,
                refusals);
    }

    private @Nullable URI ehrUrl() {
        Optional<String> text = text("ehr.url");
        if (text.isEmpty()) {
            fault("ehr.url", "must be set to the FHIR base of the EHR, for example http://127.0.0.1:8080/fhir");
            return null;
        }
        try {
            URI url = new URI(text.get());
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getRawQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below like every other wrong address; the text may hold a password, so it is not repeated
        }
        fault("ehr.url", "must be an http or https address without user, password or query");
        return null;
    }

    private Optional<String> text(String key) {
        return source.apply("rheumaroute." + key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Duration duration(String key, String byDefault, Duration low, Duration high) {
        String value = text(key).orElse(byDefault);
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(low) >= 0 && duration.compareTo(high) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        fault(key, "must be an ISO 8601 duration from " + low + " to " + high + ", was '" + value + "'");
        return Duration.parse(byDefault);
    }

    private int whole(String key, int byDefault, int low, int high) {
        String value = text(key).orElse(Integer.toString(byDefault));
        try {
            int number = Integer.parseInt(value);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        fault(key, "must be a whole number from " + low + " to " + high + ", was '" + value + "'");
        return byDefault;
    }

    private boolean onOrOff(String key, String byDefault) {
        String value = text(key).orElse(byDefault);
        if (!value.equals("on") && !value.equals("off")) {
            fault(key, "must be on or off, was '" + value + "'");
        }
        return value.equals("on");
    }

    /** Lower case like every value here; the enum's names are Java's affair. */
    private WriterSettings.Refusals refusals() {
        String value = text("write.refusals").orElse("none");
        for (WriterSettings.Refusals known : WriterSettings.Refusals.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(value)) {
                return known;
            }
        }
        fault("write.refusals", "must be none or note, was '" + value + "'");
        return WriterSettings.Refusals.NONE;
    }

    private Optional<ZoneId> zone() {
        try {
            return text("hospital.zone").map(ZoneId::of);
        } catch (DateTimeException e) {
            fault("hospital.zone", "must be a time zone such as Asia/Tokyo");
            return Optional.empty();
        }
    }

    private Optional<Path> folder(String key) {
        Optional<Path> folder = path(key);
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            fault(key, "must be an existing folder, was '" + folder.get() + "'");
        }
        return folder;
    }

    private Optional<Path> file(String key) {
        Optional<Path> file = path(key);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            fault(key, "must be a file that can be read, was '" + file.get() + "'");
        }
        return file;
    }

    private Optional<Path> path(String key) {
        try {
            return text(key).map(Path::of);
        } catch (InvalidPathException e) {
            fault(key, "must be a path");
            return Optional.empty();
        }
    }

    private void fault(String key, String what) {
        faults.add("rheumaroute." + key + " " + what);
    }
}
