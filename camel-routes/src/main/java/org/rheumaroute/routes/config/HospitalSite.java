package org.rheumaroute.routes.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.fhir.read.ReaderSettings;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.fhir.site.SiteFile;
import org.rheumaroute.fhir.site.SiteFileException;

/**
 * The hospital as the settings and its site file describe it. Immutable.
 *
 * @param site the site file, or the shipped codes and units only
 * @param zone the hospital's zone: which day it is, and the times that are written
 * @param reading how records are read
 */
public record HospitalSite(Site site, ZoneId zone, ReaderSettings reading) {
    /**
     * Reads the site file, if one is set. A zone that nobody has set is the server's for the question which day it is,
     * and stays unset for reading: a time without a zone is then refused, because a guess could move a result by a day.
     *
     * @param serverZone the zone when nobody has set one
     * @throws SettingsException when the file is wrong; names every problem
     */
    public static HospitalSite of(RouteSettings settings, ZoneId serverZone) {
        Site site = settings.siteFile().map(HospitalSite::read).orElse(Site.NONE);
        Optional<ZoneId> set = settings.hospitalZone();
        if (set.isPresent() && site.zone().isPresent() && !set.equals(site.zone())) {
            throw new SettingsException(List.of("rheumaroute.hospital.zone is " + set.get() + ", the site file says "
                    + site.zone().get() + "; set one, or both alike"));
        }
        Optional<ZoneId> zone = site.zone().or(() -> set);
        return new HospitalSite(
                site, zone.orElse(serverZone), new ReaderSettings(zone.orElse(null), site.readsPreliminary(), site));
    }

    private static Site read(Path file) {
        List<String> faults = new ArrayList<>();
        try {
            return SiteFile.read(file);
        } catch (SiteFileException e) {
            e.problems().forEach(problem -> faults.add("rheumaroute.site.file " + file + ", " + problem));
        } catch (IOException e) {
            faults.add("rheumaroute.site.file " + file + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
        throw new SettingsException(faults);
    }
}
