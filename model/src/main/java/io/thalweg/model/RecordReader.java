package io.thalweg.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What [RecordWriter] wrote, as records again.
///
/// Only types that the program asks for are made: the file names no class. Components may be texts,
/// numbers, truth values, constants of an enumeration, records, lists, and maps with text keys.
final class RecordReader {
    /// Numbers are finite: what predicts.
    static final RecordReader OF_NUMBERS = new RecordReader(false);

    /// A number may be undefined or infinite, as a text: figures about a model.
    static final RecordReader OF_FIGURES = new RecordReader(true);

    private final boolean undefinedNumbers;

    private RecordReader(boolean undefinedNumbers) {
        this.undefinedNumbers = undefinedNumbers;
    }

    /// JSON as a record, or as one of a sealed family.
    ///
    /// @param path where in the file, for messages
    /// @throws Damage if something is missing, of another type, or refused by the record
    <T> T read(Class<T> type, @Nullable JsonNode json, String path) {
        return type.cast(readValue(type, json, path));
    }

    private Object readValue(Type type, @Nullable JsonNode json, String path) {
        if (json == null || json.isNull()) {
            throw new Damage(path, "a value");
        }
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return readList(arguments[0], json, path);
            }
            return readMap(arguments[1], json, path);
        }
        if (type == String.class) {
            return require(json.isString(), json.isString() ? json.asString() : "", path, "a text");
        }
        if (type == boolean.class || type == Boolean.class) {
            return require(
                    json.isBoolean(), json.isBoolean() && json.asBoolean(), path, "true or false");
        }
        if (type == int.class || type == Integer.class) {
            boolean fits = json.isIntegralNumber() && json.canConvertToInt();
            return require(fits, fits ? json.asInt() : 0, path, "an integer");
        }
        if (type == long.class || type == Long.class) {
            boolean fits = json.isIntegralNumber() && json.canConvertToLong();
            return require(fits, fits ? json.asLong() : 0L, path, "an integer");
        }
        if (type == double.class || type == Double.class) {
            return readDouble(json, path);
        }
        if (type == double[].class) {
            require(json.isArray(), true, path, "a list of numbers");
            var numbers = new double[json.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = readDouble(json.get(i), path + "[" + i + "]");
            }
            return numbers;
        }
        if (!(type instanceof Class<?> wanted)) {
            throw new IllegalArgumentException("No way to read a " + type + " from JSON.");
        }
        if (wanted.isEnum()) {
            for (var constant : wanted.getEnumConstants()) {
                if (json.isString() && ((Enum<?>) constant).name().equals(json.asString())) {
                    return constant;
                }
            }
            throw new Damage(path, "the name of a " + wanted.getSimpleName());
        }
        require(json.isObject(), true, path, "an object");
        return readRecord(wanted.isSealed() ? permitted(wanted, json, path) : wanted, json, path);
    }

    private static <T> T require(boolean holds, T value, String path, String expected) {
        if (!holds) {
            throw new Damage(path, expected);
        }
        return value;
    }

    private double readDouble(@Nullable JsonNode json, String path) {
        if (json != null && json.isNumber()) {
            double number = json.asDouble();
            return require(Double.isFinite(number), number, path, "a finite number");
        }
        return switch (undefinedNumbers && json != null && json.isString() ? json.asString() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new Damage(path, "a number");
        };
    }

    private List<Object> readList(Type element, JsonNode json, String path) {
        require(json.isArray(), true, path, "a list");
        var list = new ArrayList<Object>();
        for (int i = 0; i < json.size(); i++) {
            list.add(readValue(element, json.get(i), path + "[" + i + "]"));
        }
        return list;
    }

    private Map<String, Object> readMap(Type value, JsonNode json, String path) {
        require(json.isObject(), true, path, "an object");
        var map = new LinkedHashMap<String, Object>();
        for (var property : json.properties()) {
            map.put(
                    property.getKey(),
                    readValue(value, property.getValue(), path + "." + property.getKey()));
        }
        return map;
    }

    private static Class<?> permitted(Class<?> family, JsonNode json, String path) {
        var name = json.get("type");
        for (var permitted : family.getPermittedSubclasses()) {
            if (name != null
                    && name.isString()
                    && permitted.getSimpleName().equals(name.asString())) {
                return permitted;
            }
        }
        throw new Damage(path + ".type", "the name of a " + family.getSimpleName());
    }

    private Object readRecord(Class<?> type, JsonNode json, String path) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            var property = json.get(components[i].getName());
            // A record may be left out, with a null that is written; whether it may is for the
            // constructor to say.
            boolean leftOut = property != null && property.isNull() && types[i].isRecord();
            arguments[i] =
                    leftOut
                            ? null
                            : readValue(
                                    components[i].getGenericType(),
                                    property,
                                    path + "." + components[i].getName());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            // The file's own records are private; all others are public.
            constructor.trySetAccessible();
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            throw new Damage(
                    path,
                    "values that fit together"
                            + (cause == null ? "" : " (" + cause.getMessage() + ")"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No way to make a " + type.getSimpleName() + ".", e);
        }
    }
}
