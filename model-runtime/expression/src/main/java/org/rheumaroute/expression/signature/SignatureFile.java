package org.rheumaroute.expression.signature;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signatures from YAML: {@code signatures:} with one entry each. The bundled file holds those that this product knows; a
 * site's own file has the same form and may not take a bundled name.
 */
public final class SignatureFile {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private static final long MOST_BYTES = 1 << 20;

    private record Form(List<Signature> signatures) {}

    private SignatureFile() {}

    /** The signatures that this product knows. */
    public static List<Signature> bundled() {
        try (InputStream in = Objects.requireNonNull(
                Signature.class.getResourceAsStream("/org/rheumaroute/expression/signatures.yaml"))) {
            return MAPPER.readValue(in, Form.class).signatures();
        } catch (IOException e) {
            throw new IllegalStateException("the bundled signatures are not as they must be", e);
        }
    }

    /**
     * The bundled signatures and a site's own.
     *
     * @throws SignatureFileException naming line, field and reason
     * @throws IOException when the file cannot be read
     */
    public static List<Signature> with(Path own) throws SignatureFileException, IOException {
        if (Files.size(own) > MOST_BYTES) {
            throw new SignatureFileException(own, "has more than " + MOST_BYTES + " bytes");
        }
        List<Signature> bundled = bundled();
        List<Signature> read = parse(own);
        Set<String> names = bundled.stream().map(Signature::name).collect(Collectors.toCollection(HashSet::new));
        for (Signature signature : read) {
            if (!names.add(signature.name())) {
                throw new SignatureFileException(own, "signature " + signature.name() + " exists already");
            }
        }
        return Stream.concat(bundled.stream(), read.stream()).toList();
    }

    private static List<Signature> parse(Path own) throws SignatureFileException, IOException {
        try (InputStream in = Files.newInputStream(own)) {
            Form form = MAPPER.readValue(in, Form.class);
            return form == null ? List.of() : form.signatures();
        } catch (JsonProcessingException e) {
            throw new SignatureFileException(own, place(e) + reason(e));
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() != null ? step.getFieldName() : "#" + (step.getIndex() + 1))
                        .collect(Collectors.joining("."))
                : "";
        return (at == null ? "" : "up to line " + at.getLineNr() + ", ")
                + (field.isEmpty() ? "" : "field " + field + ": ");
    }

    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return String.valueOf(cause.getMessage());
        }
        String text = e.getOriginalMessage().lines().findFirst().orElse("not readable");
        if (text.startsWith("Missing creator property")) {
            return "is missing";
        }
        return text.startsWith("Unrecognized field") ? "is not known" : text;
    }
}
