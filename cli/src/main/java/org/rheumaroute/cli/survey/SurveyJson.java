package org.rheumaroute.cli.survey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** The survey as one JSON object. */
public final class SurveyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SurveyJson() {}

    /** Indented, with a line feed at the end. */
    public static String of(Survey survey) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("site", survey.site());
        json.put("task", survey.task());
        json.put("asOf", survey.asOf().toString());
        json.put("resources", survey.resources());
        json.put("patients", survey.patients());
        put(json, "resourceTypes", survey.byType());
        ArrayNode dispositions = json.putArray("dispositions");
        survey.dispositions()
                .forEach(d -> dispositions
                        .addObject()
                        .put("resourceType", d.resourceType())
                        .put("disposition", d.disposition())
                        .put("reason", d.reason().isEmpty() ? null : d.reason())
                        .put("count", d.count()));
        ArrayNode codes = json.putArray("codes");
        survey.codes().forEach(code -> fill(codes.addObject(), code));
        ArrayNode worth = json.putArray("worthMapping");
        survey.worthMapping()
                .forEach(code -> worth.addObject()
                        .put("resourceType", code.resourceType())
                        .put("system", code.system())
                        .put("code", code.code())
                        .put("display", code.display())
                        .put("looksLike", code.looksLike())
                        .put("count", code.count())
                        .put("patients", code.patients()));
        ArrayNode texts = json.putArray("textsWithoutCode");
        survey.texts()
                .forEach(text -> texts.addObject()
                        .put("resourceType", text.resourceType())
                        .put("text", text.text())
                        .put("looksLike", text.looksLike())
                        .put("count", text.count())
                        .put("patients", text.patients()));
        json.put("rareTextsNotShown", survey.rareTexts());
        ArrayNode features = json.putArray("features");
        survey.features().forEach(feature -> fill(features.addObject(), feature));
        json.put("mayBeScored", survey.mayBeScored());
        put(json, "declines", survey.declines());
        ArrayNode notes = json.putArray("notes");
        survey.notes().forEach(notes::add);
        return MAPPER.writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }

    private static void fill(ObjectNode json, Survey.CodeCount code) {
        json.put("resourceType", code.resourceType())
                .put("system", code.system())
                .put("code", code.code())
                .put("display", code.display())
                .put("concept", code.concept())
                .put("count", code.count())
                .put("patients", code.patients());
        put(json, "statuses", code.statuses());
        ArrayNode units = json.putArray("units");
        code.units()
                .forEach(unit -> units.addObject()
                        .put("unit", unit.unit())
                        .put("fits", unit.fits())
                        .put("count", unit.count()));
    }

    private static void fill(ObjectNode json, Survey.FeatureGap feature) {
        json.put("feature", feature.feature())
                .put("unit", feature.unit())
                .put("required", feature.required())
                .put("known", feature.known());
        put(json, "missing", feature.missing());
    }

    private static void put(ObjectNode json, String name, Map<String, Integer> counts) {
        ObjectNode node = json.putObject(name);
        counts.forEach(node::put);
    }
}
