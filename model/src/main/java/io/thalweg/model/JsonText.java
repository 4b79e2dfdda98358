package io.thalweg.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON from a file that nobody vouches for: UTF-8, one value, no property twice, and no more depth
/// or number of values than a model file needs.
final class JsonText {
    private static final int MOST_DEPTH = 64;
    private static final int MOST_TOKENS = 4_000_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MOST_DEPTH)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonText() {}

    /// @param place where in the file, for messages
    /// @throws Damage if it is anything else
    static JsonNode read(byte[] bytes, int from, int length, String place) {
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, from, length))
                            .toString();
            return MAPPER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new Damage(place, "text in UTF-8");
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new Damage(
                    place
                            + (where == null
                                    ? ""
                                    : " line "
                                            + where.getLineNr()
                                            + " column "
                                            + where.getColumnNr()),
                    "JSON (" + e.getOriginalMessage() + ")");
        }
    }
}
