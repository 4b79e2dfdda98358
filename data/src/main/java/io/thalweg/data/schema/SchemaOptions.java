package io.thalweg.data.schema;

import java.util.HashSet;
import java.util.Set;

/// What the user knows better about the columns. All are sets of column names.
///
/// @param ignore not used
/// @param categorical categories, whatever they look like
/// @param numeric numbers; a value that isn't one is an error
/// @param text free text
/// @param reserved used for something else (weights, groups, time) and so no features
public record SchemaOptions(
        Set<String> ignore,
        Set<String> categorical,
        Set<String> numeric,
        Set<String> text,
        Set<String> reserved) {
    private static final SchemaOptions NONE =
            new SchemaOptions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public SchemaOptions {
        ignore = Set.copyOf(ignore);
        categorical = Set.copyOf(categorical);
        numeric = Set.copyOf(numeric);
        text = Set.copyOf(text);
        reserved = Set.copyOf(reserved);
    }

    /// Nothing overruled.
    public static SchemaOptions none() {
        return NONE;
    }

    public SchemaOptions ignoring(String... columns) {
        return new SchemaOptions(with(ignore, columns), categorical, numeric, text, reserved);
    }

    public SchemaOptions categorical(String... columns) {
        return new SchemaOptions(ignore, with(categorical, columns), numeric, text, reserved);
    }

    public SchemaOptions numeric(String... columns) {
        return new SchemaOptions(ignore, categorical, with(numeric, columns), text, reserved);
    }

    public SchemaOptions text(String... columns) {
        return new SchemaOptions(ignore, categorical, numeric, with(text, columns), reserved);
    }

    public SchemaOptions reserving(String... columns) {
        return new SchemaOptions(ignore, categorical, numeric, text, with(reserved, columns));
    }

    private static Set<String> with(Set<String> names, String[] more) {
        var union = new HashSet<>(names);
        union.addAll(Set.of(more));
        return union;
    }
}
