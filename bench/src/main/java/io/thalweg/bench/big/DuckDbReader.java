package io.thalweg.bench.big;

import java.sql.DriverManager;
import java.sql.SQLException;

/// How long DuckDB takes to read a CSV: `java -cp duckdb_jdbc.jar DuckDbReader.java FILE THREADS`.
public final class DuckDbReader {
    private DuckDbReader() {}

    /// Prints the seconds for a table that DuckDB keeps, kinds of columns found out.
    ///
    /// @param arguments the file, and how many threads
    public static void main(String... arguments) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("set threads = " + Integer.parseInt(arguments[1]));
            long start = System.nanoTime();
            statement.execute(
                    "create table t as select * from read_csv('"
                            + arguments[0].replace("'", "''")
                            + "')");
            System.out.printf("%.2f%n", (System.nanoTime() - start) * 1e-9);
        }
    }
}
