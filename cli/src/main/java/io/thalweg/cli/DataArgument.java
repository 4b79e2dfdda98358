package io.thalweg.cli;

import io.thalweg.data.source.JdbcAddress;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.data.source.Storage;
import io.thalweg.data.source.Table;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The argument DATA: a file, a pattern of files, or a database and what to ask it.
final class DataArgument {
    static final String MEANING =
            "A table: .csv, .tsv, .json, .jsonl (each also .gz), .parquet, 'folder/*.csv', jdbc:….";
    static final Option QUERY =
            Option.value("--query", "SQL", "What to ask the database (with jdbc:…).");

    static final Option CACHE =
            Option.value(
                    "--cache",
                    "memory|disk",
                    "Where the table is kept (default: memory, up to a quarter of Java's).");

    /// Who asks the database, where its address doesn't say.
    private static final String USER = "THALWEG_JDBC_USER";

    private static final String PASSWORD = "THALWEG_JDBC_PASSWORD";

    private final Arguments arguments;
    private final int position;
    private final String text;

    /// @param position of the argument
    DataArgument(Arguments arguments, int position) {
        this.arguments = arguments;
        this.position = position;
        this.text = String.valueOf(arguments.argument(position));
        if (isDatabase() != arguments.has(QUERY)) {
            throw isDatabase()
                    ? new UsageException(
                            arguments.commandLine(),
                            "A database needs a question: add --query 'select … from …'.")
                    : arguments.mistake(
                            QUERY, "needs a database as DATA, such as jdbc:postgresql:…");
        }
    }

    private boolean isDatabase() {
        return JdbcAddress.isAddress(text);
    }

    private JdbcAddress address() {
        return new JdbcAddress(text, set(USER), set(PASSWORD));
    }

    private static @Nullable String set(String variable) {
        return System.getenv(variable);
    }

    Table read(ReadOptions options) {
        var storage = storage(arguments);
        return isDatabase()
                ? Table.query(address(), arguments.text(QUERY, ""), options, storage)
                : Table.read(arguments.path(position), options, storage);
    }

    /// Where tables are kept.
    static Storage storage(Arguments arguments) {
        return switch (arguments.choice(CACHE, "", List.of("memory", "disk"))) {
            case "memory" -> Storage.MEMORY;
            case "disk" -> Storage.DISK;
            default -> Storage.FOUND_OUT;
        };
    }

    /// What a run over it is called.
    String title() {
        if (isDatabase()) {
            return "database";
        }
        var name = String.valueOf(arguments.path(position).getFileName());
        int dot = name.indexOf('.');
        var title = dot > 0 ? name.substring(0, dot) : name;
        // a folder's name with * in it is a nuisance to everybody
        var plain = title.replaceAll("[*?\\[\\]{}]+", "").replaceAll("^[-_]+|[-_]+$", "");
        return plain.isEmpty() ? "files" : plain;
    }

    /// The argument for a file of options: with its whole path, or without its password.
    String recorded() {
        if (isDatabase()) {
            return address().withoutPassword();
        }
        Path file = arguments.path(position);
        return file.toAbsolutePath().normalize().toString();
    }
}
