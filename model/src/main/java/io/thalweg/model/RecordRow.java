package io.thalweg.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Java record as a row: a value for each component, by the component's name or its [Column].
final class RecordRow {
    private record Property(String column, Method accessor) {}

    /// What was looked up once for each type; goes with the type.
    private static final ClassValue<List<Property>> PROPERTIES =
            new ClassValue<>() {
                @Override
                protected List<Property> computeValue(Class<?> type) {
                    return properties(type);
                }
            };

    private RecordRow() {}

    private static List<Property> properties(Class<?> type) {
        var properties = new ArrayList<Property>();
        for (var component : type.getRecordComponents()) {
            var column = component.getAnnotation(Column.class);
            var accessor = component.getAccessor();
            if (!accessor.trySetAccessible()) {
                throw new PredictionException(
                        type.getName()
                                + " can't be read as a row. Make it public in an exported package,"
                                + " or open its package to io.thalweg.model.");
            }
            properties.add(
                    new Property(column == null ? component.getName() : column.value(), accessor));
        }
        return List.copyOf(properties);
    }

    /// @throws PredictionException if the record's type is hidden from this module
    static Map<String, Object> of(Record row) {
        var values = new LinkedHashMap<String, Object>();
        for (var property : PROPERTIES.get(row.getClass())) {
            try {
                values.put(property.column, property.accessor.invoke(row));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(
                        property.accessor + " of " + row.getClass().getName() + " failed.", e);
            }
        }
        return values;
    }

    static List<Map<String, Object>> of(List<? extends Record> rows) {
        var maps = new ArrayList<Map<String, Object>>(rows.size());
        for (var row : rows) {
            maps.add(of(row));
        }
        return maps;
    }
}
