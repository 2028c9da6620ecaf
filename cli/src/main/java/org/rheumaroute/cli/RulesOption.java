package org.rheumaroute.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.fhir.episode.EpisodeRules;
import picocli.CommandLine.Option;

/** {@code --rules FILE}, shared by the verbs that make treatment episodes. */
final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "own rules of episodes in place of the shipped ones (docs/episodes.md)")
    @Nullable
    Path file;

    /** @throws RefusedException when the file is no rules file */
    EpisodeRules read() throws RefusedException {
        if (file == null) {
            return EpisodeRules.bundled();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return EpisodeRules.read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException("the rules in " + file + " are not used: " + e.getMessage(), e);
        }
    }
}
