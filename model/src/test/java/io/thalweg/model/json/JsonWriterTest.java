package io.thalweg.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonWriterTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void writesWhatTheTreeItselfSays(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            var tree = tree(random, 5);
            assertEquals(tree.toString(), JsonWriter.text(tree));
        }
    }

    @Test
    void refusesWhatIsNoJson() {
        var bytes = NODES.binaryNode(new byte[3]);
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.text(bytes));
    }

    private static JsonNode tree(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 11 : 15);
        return switch (kind) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(Double.longBitsToDouble(random.nextLong()));
            case 5 -> NODES.numberNode(Float.intBitsToFloat(random.nextInt()));
            case 6 -> NODES.numberNode(new BigInteger(100, random));
            case 7 -> NODES.numberNode(new BigDecimal(new BigInteger(90, random), 40));
            case 8 -> NODES.numberNode((double) random.nextInt(1000));
            case 9 -> NODES.stringNode("");
            case 10 -> NODES.stringNode(text(random));
            case 11, 12 -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = NODES.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    /// Text with quotes, control characters, letters of other scripts and pairs of surrogates.
    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append("\"\\/\b\n\t\u0001\u007f".charAt(random.nextInt(8)));
                case 1 -> text.appendCodePoint(0x1f600 + random.nextInt(50));
                case 2 -> text.append("äß数☃\u2028".charAt(random.nextInt(5)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
