package io.thalweg.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads records in JSON: an array of objects, or objects one after the other (JSON lines), also
/// packed. Fields are typed as the cells of delimited text are; a key that a record lacks is a
/// missing value, and so is null.
final class JsonTableReader {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final String name;
    private final ReadOptions options;
    private final Storage storage;

    private JsonTableReader(Path file, ReadOptions options, Storage storage) {
        this.storage = storage;
        this.file = file;
        this.name = file.toString();
        this.options = options;
    }

    static Table read(Path file, ReadOptions options, Storage storage) {
        CsvFile.check(file);
        return new JsonTableReader(file, options, storage).read();
    }

    private Table read() {
        var texts = new TreeSet<String>();
        while (true) {
            var digest = Digests.sha256();
            var builder = new TableBuilder(name, options, texts, storage);
            pass(builder, digest);
            var again = builder.mustBeTexts();
            if (again.isEmpty()) {
                if (builder.rows() == 0) {
                    throw new FormatException(
                            name, 0, null, "there is no record in it; expected at least one");
                }
                if (builder.columnCount() == 0) {
                    throw new FormatException(
                            name, 0, null, "its records have no fields; expected at least one");
                }
                return builder.build(HexFormat.of().formatHex(digest.digest()), options, true);
            }
            if (!texts.addAll(again)) {
                throw new FileException(
                        name, 0, "the file changed while it was read; try again", null);
            }
        }
    }

    private void pass(TableBuilder builder, MessageDigest digest) {
        try (var stored = new HashedInput(Files.newInputStream(file), digest);
                var parser =
                        JsonFactory.builder()
                                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                                .build()
                                .createParser(ObjectReadContext.empty(), unpacked(stored))) {
            var token = parser.nextToken();
            boolean array = token == JsonToken.START_ARRAY;
            if (array) {
                token = parser.nextToken();
            }
            while (token != null && token != JsonToken.END_ARRAY) {
                if (token != JsonToken.START_OBJECT) {
                    throw mistake(
                            parser,
                            builder.rows() + 1,
                            null,
                            "this is "
                                    + kind(token)
                                    + ", not an object; expected records such as {\"a\": 1}");
                }
                record(parser, builder);
                token = parser.nextToken();
            }
            if (array && (token == null || parser.nextToken() != null)) {
                throw mistake(
                        parser,
                        builder.rows(),
                        null,
                        token == null
                                ? "the array isn't closed behind it; is the file cut short?"
                                : "the array ends here, but more follows; remove it");
            }
            drain(stored);
        } catch (StreamReadException e) {
            throw unreadable(builder.rows() + 1, e);
        } catch (JacksonIOException e) {
            throw unreadable(e.getCause());
        } catch (JacksonException e) {
            throw new FileException(name, 0, "is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void record(JsonParser parser, TableBuilder builder) {
        int line = parser.currentTokenLocation().getLineNr();
        int number = builder.rows() + 1;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = parser.currentName();
            var token = parser.nextToken();
            if (field.isBlank()) {
                throw mistake(parser, number, null, "a field has no name; give it one");
            }
            int column = builder.column(field.strip());
            if (builder.isFilled(column)) {
                throw mistake(parser, number, field, "the record has this field twice");
            }
            switch (token) {
                case VALUE_NULL -> builder.addMissing(column);
                case VALUE_TRUE -> builder.add(column, "true");
                case VALUE_FALSE -> builder.add(column, "false");
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        builder.add(column, parser.getString());
                default ->
                        throw mistake(
                                parser,
                                number,
                                field,
                                "its value is "
                                        + kind(token)
                                        + "; expected a number, a text, true, false or null: make"
                                        + " a field of each value within");
            }
        }
        builder.endRecord(line);
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "the end of the file";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private FormatException mistake(
            JsonParser parser, int record, @Nullable String field, String problem) {
        return new FormatException(
                name,
                parser.currentTokenLocation().getLineNr(),
                null,
                "record "
                        + record
                        + (field == null ? "" : ", field " + Names.shown(field))
                        + ": "
                        + problem);
    }

    private FormatException unreadable(int record, StreamReadException problem) {
        var place = problem.getLocation();
        return new FormatException(
                name,
                place == null ? 0 : place.getLineNr(),
                null,
                "record " + record + ": this is no JSON: " + problem.getOriginalMessage());
    }

    private FileException unreadable(@Nullable Throwable problem) {
        if (problem instanceof ZipException || problem instanceof EOFException) {
            return new FileException(
                    name, 0, "the packed file (.gz) is damaged or cut short", problem);
        }
        return new FileException(
                name,
                0,
                "cannot be read: " + (problem == null ? "" : problem.getMessage()),
                problem);
    }

    private static InputStream unpacked(InputStream stored) throws IOException {
        var start = new byte[2];
        int length = stored.readNBytes(start, 0, 2);
        var whole = new Prefixed(start, length, stored);
        return FileHead.isPacked(start, length) ? new GZIPInputStream(whole, BUFFER) : whole;
    }

    private static void drain(InputStream stored) throws IOException {
        var rest = new byte[BUFFER];
        while (stored.read(rest) >= 0) {
            // only the digest wants to see them
        }
    }

    /// Whether a file's name says that it holds JSON.
    static boolean isNamedSo(Path file) {
        return TableFiles.endsWith(file, Set.of(".json", ".jsonl", ".ndjson"), true);
    }
}
