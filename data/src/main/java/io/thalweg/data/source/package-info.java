/// Tables: read from files, or made in memory.
///
/// ```java
/// var houses = Table.read(Path.of("houses.csv"));          // delimiter, quotes, gz, BOM found out
/// houses.rows();                                           // 2930
/// houses.column("Sale_Price");                             // a NumberColumn
/// houses.column("Sale_Prise");                             // ColumnException: did you mean …?
/// ```
///
/// A column is a [io.thalweg.data.source.NumberColumn] when each of its values is a number, else a
/// [io.thalweg.data.source.TextColumn]; what counts as a missing value is said by
/// [io.thalweg.data.source.ReadOptions]. What a column *means* (a category, a date, an identifier)
/// is the business of the package `schema`.
///
/// Mistakes in the user's data are [io.thalweg.data.source.DataException]s, which name file, line
/// and column.
@NullMarked
package io.thalweg.data.source;

import org.jspecify.annotations.NullMarked;
