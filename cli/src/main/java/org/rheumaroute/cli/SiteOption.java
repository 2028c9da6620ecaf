package org.rheumaroute.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.fhir.site.SiteFile;
import org.rheumaroute.fhir.site.SiteFileException;
import picocli.CommandLine.Option;

/** {@code --site FILE}, shared by the verbs that read records. */
final class SiteOption {
    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "the hospital's own codes, units, scales, limits and zone (docs/site-file.md)")
    @Nullable
    Path file;

    /**
     * The site; shipped codes and units only when no file is named.
     *
     * @throws RefusedException naming every problem of a wrong file
     */
    Site read() throws RefusedException {
        if (file == null) {
            return Site.NONE;
        }
        try {
            return SiteFile.read(file);
        } catch (SiteFileException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RefusedException("the site file " + file + " cannot be read", e);
        }
    }

    /** Today at the site; without a zone of its own on this machine. */
    static LocalDate today(Site site) {
        return LocalDate.now(site.zone().orElse(ZoneId.systemDefault()));
    }
}
