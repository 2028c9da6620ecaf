package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.expression.ExpressionMatrix;
import org.rheumaroute.expression.MatrixReader;
import org.rheumaroute.expression.MatrixRefusedException;

/**
 * Reads a DocumentReference whose attachment is an expression matrix of exactly one sample. The file lies in the
 * attachment itself or in a Binary of the same record; nothing is fetched from elsewhere. The sample's time is the start
 * of {@code context.period}: the date of the document is when somebody wrote it.
 */
final class ExpressionDocumentReader implements ResourceReader {
    private final ReaderSettings settings;
    private final Map<String, JsonNode> binaries = new HashMap<>();

    ExpressionDocumentReader(ReaderSettings settings, List<ParsedResource> resources) {
        this.settings = settings;
        for (ParsedResource resource : resources) {
            if (resource.refusal() == null && resource.resourceType().equals("Binary")) {
                Optional.ofNullable(resource.id()).ifPresent(id -> binaries.put("Binary/" + id, resource.tree()));
                Optional.ofNullable(resource.fullUrl()).ifPresent(url -> binaries.put(url, resource.tree()));
            }
        }
    }

    @Override
    public String patientElement() {
        return "subject";
    }

    @Override
    public List<String> foreignElements() {
        return List.of("attester", "bodySite", "modality", "version"); // R5
    }

    @Override
    public void read(Draft draft) throws Unreadable {
        JsonNode tree = draft.tree();
        requireCurrent(Elements.text(tree, "status"), Elements.text(tree, "docStatus"));
        JsonNode content = onlyExpression(tree);
        ExpressionFormat format = ExpressionFormat.of(content.path("format"));
        String time = sampleTime(tree);
        Moment moment = FhirTimes.moment(time, settings);
        draft.effective = time;
        ExpressionMatrix matrix = matrix(bytes(content), format);
        if (matrix.samples().size() != 1) {
            throw new Unreadable(ReadReason.SAMPLES_SEVERAL);
        }
        ExpressionScores.into(draft, matrix.sample(0), moment);
    }

    private static void requireCurrent(@Nullable String status, @Nullable String documentStatus) throws Unreadable {
        switch (status == null ? "" : status) {
            case "current" -> {}
            case "superseded" -> throw new Unreadable(ReadReason.SUPERSEDED);
            case "entered-in-error" -> throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
            default -> throw new Unreadable(ReadReason.STATUS_INVALID);
        }
        switch (documentStatus == null ? "final" : documentStatus) {
            case "final", "amended" -> {}
            case "preliminary" -> throw new Unreadable(ReadReason.NO_RESULT_YET);
            case "entered-in-error" -> throw new Unreadable(ReadReason.ENTERED_IN_ERROR);
            default -> throw new Unreadable(ReadReason.STATUS_INVALID);
        }
    }

    private static JsonNode onlyExpression(JsonNode tree) throws Unreadable {
        List<JsonNode> ours = new ArrayList<>();
        for (JsonNode content : Elements.objects(tree, "content")) {
            if (ExpressionFormat.isOurs(content.path("format"))) {
                ours.add(content);
            }
        }
        if (ours.size() != 1) {
            throw new Unreadable(ReadReason.VALUES_SEVERAL);
        }
        return ours.get(0);
    }

    private static String sampleTime(JsonNode tree) throws Unreadable {
        JsonNode context = Elements.object(tree, "context");
        JsonNode period = context == null ? null : Elements.object(context, "period");
        String start = period == null ? null : Elements.text(period, "start");
        if (start == null) {
            throw new Unreadable(ReadReason.TIME_MISSING);
        }
        return start;
    }

    private byte[] bytes(JsonNode content) throws Unreadable {
        JsonNode attachment = Elements.object(content, "attachment");
        String data = attachment == null ? null : Elements.text(attachment, "data");
        String url = attachment == null ? null : Elements.text(attachment, "url");
        if (data == null && url != null && binaries.containsKey(url)) {
            data = Elements.text(binaries.get(url), "data");
        }
        if (data == null) {
            throw new Unreadable(ReadReason.ATTACHMENT_ABSENT);
        }
        try {
            return Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(ReadReason.MATRIX_REFUSED);
        }
    }

    private static ExpressionMatrix matrix(byte[] file, ExpressionFormat format) throws Unreadable {
        try {
            return MatrixReader.read(new ByteArrayInputStream(file), format.scale(), format.panel());
        } catch (MatrixRefusedException | IOException e) {
            throw new Unreadable(ReadReason.MATRIX_REFUSED);
        }
    }
}
