package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.demo.StarterFolder;
import org.rheumaroute.demo.Synth;

/** The invented patients that the demonstration loads, with records that end today in Japan. */
public final class DemoPatients {
    /** Where the invented hospital stands. */
    static final ZoneId HOSPITAL = ZoneId.of("Asia/Tokyo");

    private static final int PATIENTS_A_STARTER = 5;
    private static final int LEAST_STARTERS = 4;

    private DemoPatients() {}

    /**
     * Invents the patients into a folder and gives their transaction Bundles, one a patient, as JSON.
     *
     * @param folder where they are kept for whoever wants to look; what was there is deleted
     */
    public static List<String> bundles(int patients, long seed, Path folder) throws IOException {
        FileTrees.delete(folder);
        Synth.write("demo", patients, seed, Synth.Format.FHIR, folder, LocalDate.now(HOSPITAL), done -> {});
        List<String> bundles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(DemoPatients::isBundle).sorted().toList()) {
                bundles.add(Files.readString(file));
            }
        }
        return bundles;
    }

    /**
     * Invents starters of targeted drugs into a folder, one of them for every five of the other patients, at least four so
     * that every class is begun.
     */
    public static List<String> starters(int patients, long seed, Path folder) throws IOException {
        FileTrees.delete(folder);
        int starters = Math.max(LEAST_STARTERS, patients / PATIENTS_A_STARTER);
        return StarterFolder.write(starters, seed, LocalDate.now(HOSPITAL), folder);
    }

    private static boolean isBundle(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") && !name.equals("expectations.json");
    }
}
