package io.thalweg.learn.train;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/// Named values: what a checkpoint holds. Numbers keep their bits.
final class Fields {
    /// Each a `Long`, a `Double`, a `String`, a `float[]` or a `double[]`.
    private final SequencedMap<String, Object> values = new LinkedHashMap<>();

    SequencedMap<String, Object> values() {
        return values;
    }

    void put(String name, long value) {
        values.put(name, value);
    }

    void put(String name, double value) {
        values.put(name, value);
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    void put(String name, float[] value) {
        values.put(name, value);
    }

    void put(String name, double[] value) {
        values.put(name, value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    long whole(String name) {
        return get(name, Long.class);
    }

    double number(String name) {
        return get(name, Double.class);
    }

    String text(String name) {
        return get(name, String.class);
    }

    float[] floats(String name, int length) {
        var found = get(name, float[].class);
        require(name, found.length == length);
        return found;
    }

    double[] doubles(String name, int length) {
        var found = get(name, double[].class);
        require(name, found.length == length);
        return found;
    }

    private <T> T get(String name, Class<T> type) {
        var found = values.get(name);
        require(name, type.isInstance(found));
        return Objects.requireNonNull(type.cast(found));
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new CheckpointException(
                    "The checkpoint has no fitting '"
                            + name
                            + "': it was made by another model or another version. Start in an"
                            + " empty folder.");
        }
    }
}
