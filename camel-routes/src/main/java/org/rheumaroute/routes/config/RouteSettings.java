package org.rheumaroute.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.child.ChildLimits;

/**
 * Everything that can be set from outside. Every key starts with {@code rheumaroute.}. Immutable.
 *
 * @param ehrUrl {@code ehr.url}: FHIR base of the EHR; http or https
 * @param ehrToken {@code ehr.token}: bearer token for exactly that base; never logged
 * @param pollPeriod {@code ehr.poll-period}: time between two looks for changes
 * @param pollOverlap {@code ehr.poll-overlap}: within this time after its stamp every change is visible in the EHR
 * @param agesPeriod {@code ages.check-period}: time between two questions whether a new day has come, on which inputs may
 *     have grown too old
 * @param timeout {@code ehr.timeout}: whole time one EHR call may take, its answer included
 * @param maxConcurrency {@code ehr.max-concurrency}: calls to the EHR at the same time
 * @param maxResponseBytes {@code ehr.max-response-bytes}: size one answer may have
 * @param packagesFolder {@code packages.folder}: holds one folder for each model package; empty = no package
 * @param trustedKeys {@code packages.trusted-keys}: holds the public keys a package may be signed with
 * @param trial {@code packages.trial-megabytes}, {@code packages.trial-time}: what the process may use in which a package
 *     is tried before this server opens it
 * @param dataFolder {@code data.folder}: what must survive a restart, such as the watermark
 * @param hospitalZone {@code hospital.zone}: in it days begin and end, times are written and times without a zone are
 *     read; empty = the server's zone decides which day it is, and each time read keeps its own
 * @param siteFile {@code site.file}: the hospital's own codes, units, limits and zone; empty = only what is shipped
 * @param maxDeliveries {@code inbox.max-deliveries}: attempts before a message is parked
 * @param writeBatchSize {@code write.batch-size}: risk assessments in one EHR transaction at most
 * @param writeBatchWait {@code write.batch-wait}: time a write waits for company
 * @param asksD2t {@code d2t.flag}: whether the rule on difficult-to-treat arthritis is asked and its flag written
 * @param refusals {@code write.refusals}: whether the EHR gets a note when a patient cannot be scored
 */
public record RouteSettings(
        URI ehrUrl,
        Optional<String> ehrToken,
        Duration pollPeriod,
        Duration pollOverlap,
        Duration agesPeriod,
        Duration timeout,
        int maxConcurrency,
        int maxResponseBytes,
        Optional<Path> packagesFolder,
        Optional<Path> trustedKeys,
        ChildLimits trial,
        Path dataFolder,
        Optional<ZoneId> hospitalZone,
        Optional<Path> siteFile,
        int maxDeliveries,
        int writeBatchSize,
        Duration writeBatchWait,
        boolean asksD2t,
        WriterSettings.Refusals refusals) {

    /** Without the token: settings are logged at start. */
    @Override
    public String toString() {
        return "ehr=" + ehrUrl + " token=" + (ehrToken.isPresent() ? "set" : "none") + " poll=" + pollPeriod
                + " overlap=" + pollOverlap + " ages=" + agesPeriod + " timeout=" + timeout + " concurrency="
                + maxConcurrency + " packages="
                + packagesFolder.map(Path::toString).orElse("none") + " trial=" + trial.megabytes() + "MB/"
                + trial.longest() + " data=" + dataFolder + " zone="
                + hospitalZone.map(ZoneId::toString).orElse("server")
                + " site=" + siteFile.map(Path::toString).orElse("none")
                + " maxDeliveries="
                + maxDeliveries + " batch=" + writeBatchSize + "/" + writeBatchWait + " d2t=" + (asksD2t ? "on" : "off")
                + " refusals=" + refusals;
    }
}
