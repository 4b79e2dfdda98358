package io.thalweg.data.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the result of a query. Columns are of the kind that the database says.
final class JdbcTableReader {
    private static final int FETCHED = 10_000;

    /// How a column's values are taken.
    private enum Way {
        NUMBER,
        FLAG,
        DATE,
        TIME_STAMP,
        TIME_STAMP_WITH_ZONE,
        TEXT
    }

    private final JdbcAddress address;
    private final String query;
    private final ReadOptions options;
    private final Storage storage;
    private final MessageDigest digest = Digests.sha256();

    private JdbcTableReader(
            JdbcAddress address, String query, ReadOptions options, Storage storage) {
        this.storage = storage;
        this.address = address;
        this.query = query;
        this.options = options;
    }

    static Table read(JdbcAddress address, String query, ReadOptions options, Storage storage) {
        return new JdbcTableReader(address, query, options, storage).read();
    }

    private Table read() {
        try (var connection = connection()) {
            prepare(connection);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(FETCHED);
                try (var result = statement.executeQuery(query)) {
                    return read(result);
                }
            }
        } catch (SQLException e) {
            throw new FileException(
                    address.shown(),
                    0,
                    "the database says: " + address.withoutSecrets(String.valueOf(e.getMessage())),
                    null); // not the cause: its text may hold the password
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        // Without a transaction PostgreSQL's driver would hold the whole result in memory.
        connection.setAutoCommit(false);
        try {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            return; // a hint only, which DuckDB refuses
        }
    }

    private Connection connection() throws SQLException {
        var properties = new Properties();
        var user = address.user();
        if (user != null) {
            properties.setProperty("user", user);
        }
        var password = address.password();
        if (password != null) {
            properties.setProperty("password", password);
        }
        boolean known = false;
        for (var driver : DriverManager.drivers().toList()) {
            known |= driver.acceptsURL(address.url());
        }
        if (!known) {
            throw new FileException(
                    address.shown(),
                    0,
                    "there is no driver for this database; put its jar on the path, such as"
                            + " THALWEG_CLASSPATH=postgresql.jar",
                    null);
        }
        return DriverManager.getConnection(address.url(), properties);
    }

    private Table read(ResultSet result) throws SQLException {
        var about = result.getMetaData();
        var builder = new TableBuilder(address.shown(), options, Set.of(), storage);
        var ways = new Way[about.getColumnCount()];
        for (int i = 0; i < ways.length; i++) {
            var name = about.getColumnLabel(i + 1);
            ways[i] = way(about, i + 1, name);
            builder.newColumn(name, ways[i] != Way.NUMBER);
            update(name);
        }
        while (result.next()) {
            for (int i = 0; i < ways.length; i++) {
                if (ways[i] == Way.NUMBER) {
                    double number = result.getDouble(i + 1);
                    if (result.wasNull()) {
                        number = Double.NaN;
                    }
                    builder.add(i, number);
                    update(Double.toString(number));
                    continue;
                }
                var text = text(result, i + 1, ways[i]);
                if (text == null) {
                    builder.addMissing(i);
                    digest.update((byte) 1);
                } else {
                    builder.add(i, text);
                    update(text);
                }
            }
            builder.endRecord(0);
        }
        if (builder.rows() == 0) {
            throw new FormatException(
                    address.shown(), 0, null, "the query gives no rows; expected at least one");
        }
        return builder.build(HexFormat.of().formatHex(digest.digest()), options, false);
    }

    private void update(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static @Nullable String text(ResultSet result, int column, Way way)
            throws SQLException {
        return switch (way) {
            case FLAG -> {
                boolean value = result.getBoolean(column);
                yield result.wasNull() ? null : Boolean.toString(value);
            }
            case DATE -> shown(result.getObject(column, LocalDate.class));
            case TIME_STAMP -> shown(result.getObject(column, LocalDateTime.class));
            case TIME_STAMP_WITH_ZONE -> shown(result.getObject(column, OffsetDateTime.class));
            case TEXT, NUMBER -> result.getString(column);
        };
    }

    private static @Nullable String shown(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private Way way(ResultSetMetaData about, int column, String name) throws SQLException {
        var type = about.getColumnTypeName(column);
        var upper = String.valueOf(type).toUpperCase(Locale.ROOT);
        return switch (about.getColumnType(column)) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.NUMERIC,
                    Types.DECIMAL ->
                    Way.NUMBER;
            case Types.BIT, Types.BOOLEAN -> Way.FLAG;
            case Types.DATE -> Way.DATE;
            case Types.TIMESTAMP ->
                    upper.equals("TIMESTAMPTZ") ? Way.TIME_STAMP_WITH_ZONE : Way.TIME_STAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Way.TIME_STAMP_WITH_ZONE;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.TIME,
                    Types.TIME_WITH_TIMEZONE ->
                    Way.TEXT;
            default -> {
                if (upper.endsWith("HUGEINT") || upper.matches("U(TINY|SMALL|BIG)?INT(EGER)?")) {
                    yield Way.NUMBER; // DuckDB's own
                }
                if (upper.equals("UUID")) {
                    yield Way.TEXT;
                }
                throw new FormatException(
                        address.shown(),
                        0,
                        name,
                        "values of the type "
                                + type
                                + " are neither numbers, texts nor dates; cast the column in the"
                                + " query, or leave it out");
            }
        };
    }
}
