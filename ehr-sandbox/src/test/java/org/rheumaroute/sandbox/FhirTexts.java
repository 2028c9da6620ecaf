package org.rheumaroute.sandbox;

/** The FHIR JSON of the tests, as text: what is written here is what goes over the wire. */
final class FhirTexts {

    private FhirTexts() {}

    static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[%s]}"
                .formatted(type, String.join(",", entries));
    }

    static String get(String url) {
        return "{\"request\":{\"method\":\"GET\",\"url\":\"%s\"}}".formatted(url);
    }

    static String put(String url, String resource) {
        return "{\"resource\":%s,\"request\":{\"method\":\"PUT\",\"url\":\"%s\"}}".formatted(resource, url);
    }

    static String put(String url, String resource, String ifMatch) {
        return "{\"resource\":%s,\"request\":{\"method\":\"PUT\",\"url\":\"%s\",\"ifMatch\":\"%s\"}}"
                .formatted(resource, url, ifMatch.replace("\"", "\\\""));
    }

    static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s\"}".formatted(id);
    }

    static String patient(String id, String gender) {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"gender\":\"%s\"}".formatted(id, gender);
    }

    static String observation(String id, String subject, int value) {
        return """
               {"resourceType":"Observation","id":"%s","status":"final","subject":{"reference":"%s"},
                "code":{"coding":[{"system":"http://loinc.org","code":"1988-5"}]},
                "valueQuantity":{"value":%d,"unit":"mg/L"}}""".formatted(id, subject, value);
    }
}
