package org.rheumaroute.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.fhir.read.RecordCollection;
import org.rheumaroute.fhir.site.Site;

/**
 * FHIR files given on the command line, parsed with the product's own reader.
 *
 * @param files number of files
 * @param resources what they hold
 */
record FhirInput(int files, List<ParsedResource> resources) {
    /**
     * Parses files, and all {@code .json}, {@code .ndjson} and {@code .jsonl} files below folders, in the order of their
     * paths.
     *
     * @throws RefusedException when a path does not exist or a file cannot be read
     */
    static FhirInput of(List<Path> paths) throws RefusedException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(filesOf(path));
        }
        ProgressBar bar = new ProgressBar("files read", files.size());
        List<ParsedResource> resources = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            resources.addAll(parse(files.get(i)));
            bar.at(i + 1);
        }
        bar.finish();
        return new FhirInput(files.size(), resources);
    }

    /** The records as the server would read them at this site. */
    RecordCollection readAt(Site site) {
        return new PatientRecordReader(ReaderSettings.of(site)).readAll(resources);
    }

    private static List<ParsedResource> parse(Path file) throws RefusedException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return FhirJson.parse(in, file.toString());
        } catch (IOException e) {
            throw new RefusedException(
                    "cannot read " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static List<Path> filesOf(Path path) throws RefusedException {
        if (!Files.exists(path)) {
            throw new RefusedException("no such file or folder: " + path);
        }
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile)
                    .filter(FhirInput::isFhirFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RefusedException("cannot list " + path, e);
        }
    }

    private static boolean isFhirFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".jsonl"))
                && !name.equals("expectations.json");
    }
}
