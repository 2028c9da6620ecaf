package org.rheumaroute.fhir.map;

import java.util.List;
import java.util.Random;

/** Makes {@code subject} elements that are not patient p1 of ehr.example, however much they look like it. */
final class ForeignSubjects {
    private static final List<String> HOSTS = List.of(
            "http://other.example/fhir/",
            "http://ehr.example.evil/fhir/",
            "http://ehr.examp1e/fhir/",
            "https://ehr.example/fhir/",
            "http://ehr.example:8080/fhir/",
            "http://ehr.example@evil.example/fhir/",
            "http://evil.example/?u=http://ehr.example/fhir/",
            "http://ehr.example/fhir2/",
            "http://ehr.example/fhir/tenant/",
            "http://EHR.example/fhir/",
            "http://ehr.example/FHIR/",
            "ftp://ehr.example/fhir/",
            "//ehr.example/fhir/");
    private static final List<String> LOOK_ALIKES = List.of(
            "patient/p1",
            "PATIENT/p1",
            "Patient/P1",
            "Patient/p1 ",
            " Patient/p1",
            "Patient/p1/",
            "Patient//p1",
            "/Patient/p1",
            "Patient/p1?x=1",
            "Patient/p1#x",
            "Patient/p%31",
            "Patient/p1/../p2",
            "Patient/p1/_history/",
            "Patient/\u04401",
            "Patient/p\uFF11",
            "Patient/p1\\u0000",
            "Patient/p1\\n",
            "Patient?identifier=urn:mrn|77",
            "Patients/p1",
            "Group/p1",
            "Practitioner/p1",
            "RelatedPerson/p1",
            "Device/p1",
            "p1",
            "#p1",
            "#",
            "");
    private static final String LETTERS = "abcpqxyzP0123456789-.";

    private ForeignSubjects() {}

    static String any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> reference("Patient/" + otherId(random));
            case 1 -> reference("Patient/" + otherId(random) + "/_history/" + (1 + random.nextInt(9)));
            case 2 -> reference(LOOK_ALIKES.get(random.nextInt(LOOK_ALIKES.size())));
            case 3 -> reference(HOSTS.get(random.nextInt(HOSTS.size())) + "Patient/p1");
            case 4 -> reference(uuid(random));
            case 5 -> contained(random);
            case 6 -> twice(random);
            default -> identifier(random);
        };
    }

    private static String reference(String text) {
        return "\"subject\":{\"reference\":\"" + text + "\"}";
    }

    /** Ids one or two edits away from p1, or made of the same letters, or quite different; never p1. */
    private static String otherId(Random random) {
        StringBuilder id = new StringBuilder("p1");
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits; i++) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            int at = random.nextInt(id.length());
            if (random.nextBoolean()) {
                id.insert(at + random.nextInt(2), letter);
            } else {
                id.setCharAt(at, letter);
            }
        }
        return id.toString().equals("p1") ? "p2" : id.toString();
    }

    /** The other patient's uuid, one that is nobody's, or the own one with a letter changed. */
    private static String uuid(Random random) {
        String own = "urn:uuid:6f1c2a10-0000-4000-8000-000000000001";
        return switch (random.nextInt(4)) {
            case 0 -> own.substring(0, own.length() - 1) + (2 + random.nextInt(8));
            case 1 -> own.replace("6f1c", "6F1C");
            case 2 -> own.replace("urn:uuid:", "urn:oid:");
            default -> own.substring("urn:uuid:".length());
        };
    }

    private static String contained(Random random) {
        String inner = switch (random.nextInt(5)) {
            case 0 -> "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
            case 1 -> "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"value\":\"77\"}]}";
            case 2 ->
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"78\"}]}";
            case 3 ->
                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"},"
                        + "{\"system\":\"urn:mrn\",\"value\":\"78\"}]}";
            default ->
                "{\"resourceType\":\"Practitioner\",\"id\":\"p1\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}]}";
        };
        return "\"contained\":[" + inner + "]," + reference("#p1");
    }

    /** The same key twice, in either order, also written with an escape. */
    private static String twice(Random random) {
        String own = "{\"reference\":\"Patient/p1\"}";
        String other = "{\"reference\":\"Patient/p2\"}";
        boolean ownFirst = random.nextBoolean();
        String first = ownFirst ? own : other;
        String second = ownFirst ? other : own;
        return switch (random.nextInt(3)) {
            case 0 -> "\"subject\":" + first + ",\"subject\":" + second;
            case 1 -> "\"subject\":" + first + ",\"\\u0073ubject\":" + second;
            default -> "\"subject\":{" + first.substring(1, first.length() - 1) + "," + second.substring(1);
        };
    }

    private static String identifier(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "\"subject\":{\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"78\"}}";
            case 1 -> "\"subject\":{\"identifier\":{\"value\":\"77\"}}";
            case 2 -> "\"subject\":{\"identifier\":{\"system\":\"urn:other\",\"value\":\"77\"}}";
            case 3 ->
                "\"subject\":{\"reference\":\"Patient/p1\",\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"78\"}}";
            case 4 ->
                "\"subject\":{\"reference\":\"Patient/p1\",\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"79\"}}";
            default -> "\"subject\":{\"display\":\"Patient/p1\"}";
        };
    }
}
