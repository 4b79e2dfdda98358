package io.thalweg.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Records as JSON: an object with a property for each component, and for one of a sealed family
/// the property `type` with the record's name.
final class RecordWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordWriter() {}

    /// A value as JSON.
    static JsonNode write(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number ->
                    Double.isFinite(number)
                            ? NODES.numberNode(number)
                            : NODES.stringNode(Double.toString(number));
            case Enum<?> constant -> NODES.stringNode(constant.name());
            case double[] numbers -> {
                var array = NODES.arrayNode();
                for (double number : numbers) {
                    array.add(write(number));
                }
                yield array;
            }
            case List<?> list -> {
                var array = NODES.arrayNode();
                for (var element : list) {
                    array.add(write(element));
                }
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                for (var entry : map.entrySet()) {
                    object.set((String) entry.getKey(), write(entry.getValue()));
                }
                yield object;
            }
            case Record record -> writeRecord(record);
            default ->
                    throw new IllegalArgumentException(
                            "No way to write a " + value.getClass().getSimpleName() + " as JSON.");
        };
    }

    private static JsonNode writeRecord(Record record) {
        var object = NODES.objectNode();
        for (var family : record.getClass().getInterfaces()) {
            if (family.isSealed()) {
                object.put("type", record.getClass().getSimpleName());
            }
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.trySetAccessible();
                object.set(component.getName(), write(accessor.invoke(record)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(
                        "Component " + component.getName() + " can't be read.", e);
            }
        }
        return object;
    }
}
