package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rheumaroute.model.packages.DamageCampaign.End;

/**
 * Damaged and forged packages on the real engines, loaded in a JVM of its own. {@code -Drheumaroute.damaged.packages=1000}
 * runs the thousand.
 */
@Timeout(900)
class DamagedPackagesTest {
    private static final String CRASH = "CRASH";

    private final int packages = Integer.getInteger("rheumaroute.damaged.packages", 63);
    private final Map<String, Integer> ends = new TreeMap<>();
    private int next;

    @Test
    void noneCrashesAndNoneChangesAScoreOrItsReasons() throws Exception {
        while (next < packages) {
            runUntilItDies();
        }
        System.out.println(packages + " damaged packages: " + ends);
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(packages);
        assertThat(ends.keySet())
                .noneMatch(end -> end.endsWith(CRASH) || end.endsWith(End.FAULT.name()))
                .noneMatch(end -> end.endsWith(End.CHANGED.name()))
                .noneMatch(end -> end.endsWith(End.OTHER_EXPLANATION.name()));
        for (Damage damage : Damage.values()) {
            if (!damage.signedAgain) {
                assertThat(ends.keySet()) // without the key nothing gets in
                        .filteredOn(end -> end.startsWith(damage + " "))
                        .allMatch(end -> end.equals(damage + " " + End.REFUSED));
            }
        }
    }

    private void runUntilItDies() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DamageCampaign.class.getName(),
                        Integer.toString(next),
                        Integer.toString(packages))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String begun = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words.length != 3 || !words[0].matches("\\d+")) {
                    continue; // the engines' own words
                }
                if (words[2].equals(DamageCampaign.BEGINS)) {
                    begun = words[1];
                } else {
                    ends.merge(words[1] + " " + words[2], 1, Integer::sum);
                    next = Integer.parseInt(words[0]) + 1;
                    begun = "";
                }
            }
        }
        if (child.waitFor() != 0) {
            assertThat(begun).as("the other JVM died before it began").isNotEmpty();
            ends.merge(begun + " " + CRASH, 1, Integer::sum);
            next++;
        }
    }
}
