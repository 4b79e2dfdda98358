package io.thalweg.data.schema;

import io.thalweg.data.source.DataException;
import io.thalweg.data.source.Names;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.data.source.Table;
import java.util.ArrayList;
import java.util.List;

/// What every column of a table is, in the table's order; the target and reserved columns are there
/// too, not used.
///
/// @param fields one a column
/// @param reading how the table was read; other tables for the same model are read in the same way
public record Schema(List<Field> fields, ReadOptions reading) {
    public Schema {
        fields = List.copyOf(fields);
    }

    /// Decides from the values what each column is.
    ///
    /// @param table all rows
    /// @param target the column to be predicted
    /// @param options what the user knows better
    /// @throws DataException if a named column is absent, options contradict each other, or a
    ///   column of numbers has a text or an infinity in it
    public static Schema infer(Table table, String target, SchemaOptions options) {
        return SchemaInference.infer(table, target, options);
    }

    /// The field of this name.
    ///
    /// @throws DataException if there is none; suggests the nearest name
    public Field field(String name) {
        for (var field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        var names = new ArrayList<String>();
        for (var field : fields) {
            names.add(field.name());
        }
        throw Names.absent("the schema", name, "", names);
    }

    /// The fields that features are made of.
    public List<Field> used() {
        var used = new ArrayList<Field>();
        for (var field : fields) {
            if (field.used()) {
                used.add(field);
            }
        }
        return used;
    }
}
