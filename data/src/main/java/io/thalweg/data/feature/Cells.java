package io.thalweg.data.feature;

import io.thalweg.data.schema.CalendarTime;
import io.thalweg.data.schema.DateOrder;
import io.thalweg.data.source.ValueException;
import org.jspecify.annotations.Nullable;

/// One column's values, wherever they come from: a table, records, or plain numbers.
sealed interface Cells permits NumberCells, TextCells, RecordCells, ArrayCells {
    /// The finite number of this row, NaN if missing.
    ///
    /// @throws ValueException if it is something else
    double number(int row);

    /// The category or text of this row in its one form, null if missing.
    @Nullable String text(int row);

    /// The date of this row, null if missing.
    ///
    /// @throws ValueException if it is something else
    @Nullable CalendarTime time(int row, DateOrder order);
}
