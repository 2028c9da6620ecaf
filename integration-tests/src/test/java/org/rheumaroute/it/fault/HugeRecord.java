package org.rheumaroute.it.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An invented patient whose results carry far more text than anybody can read. */
public final class HugeRecord {
    private static final int NOTE_CHARACTERS = 500_000;
    private static final int NOTES_IN_A_BUNDLE = 10;

    private HugeRecord() {}

    /** Transaction Bundles that together make a record of at least so many megabytes. */
    public static List<String> bundles(String patientId, int megabytes) {
        List<String> bundles = new ArrayList<>();
        int notes = megabytes * 1_000_000 / NOTE_CHARACTERS + 1;
        for (int from = 0; from < notes; from += NOTES_IN_A_BUNDLE) {
            StringBuilder bundle =
                    new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
            bundle.append(entry(
                    "Patient/" + patientId,
                    "{\"resourceType\":\"Patient\",\"id\":\"" + patientId
                            + "\",\"gender\":\"female\",\"birthDate\":\"1970-01-01\"}"));
            for (int i = from; i < Math.min(from + NOTES_IN_A_BUNDLE, notes); i++) {
                bundle.append(',')
                        .append(entry(
                                "Observation/" + patientId + "-" + i, observation(patientId, patientId + "-" + i, i)));
            }
            bundles.add(bundle.append("]}").toString());
        }
        return bundles;
    }

    private static String entry(String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + url + "\"}}";
    }

    private static String observation(String patientId, String id, int seed) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\","
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"1988-5\"}]},"
                + "\"subject\":{\"reference\":\"Patient/" + patientId + "\"},"
                + "\"effectiveDateTime\":\"2026-01-" + String.format("%02d", 1 + seed % 28) + "\","
                + "\"note\":[{\"text\":\"" + letters(seed) + "\"}]}";
    }

    /** Different letters each time: the same text over and over would be stored and sent as nearly nothing. */
    private static String letters(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(NOTE_CHARACTERS);
        for (int i = 0; i < NOTE_CHARACTERS; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
