package org.rheumaroute.cli.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.rheumaroute.demo.DemoCohort;

/** The invented patients that the demonstration loads, with records that end today in Japan. */
final class DemoPatients {
    private DemoPatients() {}

    /** One transaction Bundle a patient, as JSON. */
    static List<String> bundles(int patients, long seed) {
        return DemoCohort.bundlesAsJson(patients, seed, LocalDate.now(ZoneId.of("Asia/Tokyo")));
    }
}
