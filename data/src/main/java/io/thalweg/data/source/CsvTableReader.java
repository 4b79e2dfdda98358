package io.thalweg.data.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.thalweg.core.error.UserInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads delimited text in one pass; in a second one where a column of numbers turned out late to
/// hold a text.
final class CsvTableReader {
    private final Path file;
    private final String name;
    private final ReadOptions options;
    private final MissingTokens missing;
    private final ColumnStorage storage;

    private char delimiter = ',';

    private CsvTableReader(Path file, ReadOptions options, Storage storage) {
        this.storage = new ColumnStorage(storage);
        this.file = file;
        this.name = file.toString();
        this.options = options;
        this.missing = new MissingTokens(options);
    }

    static Table read(Path file, ReadOptions options, Storage storage) {
        var reader = new CsvTableReader(file, options, storage);
        try {
            return reader.read();
        } catch (UncheckedIOException e) {
            throw reader.unreadable(e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (IOException e) {
            throw reader.unreadable(e);
        }
    }

    private Table read() throws IOException {
        var digest = Digests.sha256();
        var first = new RecordSink(name, missing, options.header(), null, storage);
        pass(first, digest);
        if (first.rows() == 0) {
            throw new FormatException(
                    name,
                    first.headerLine(),
                    null,
                    "there is a header, but no rows follow; expected at least one");
        }
        var again = first.again();
        var columns = new ArrayList<Column>();
        if (again == null) {
            collect(first, null, columns);
        } else {
            var second = new RecordSink(name, missing, options.header(), again, storage);
            pass(second, null);
            if (second.rows() != first.rows() || !second.names().equals(first.names())) {
                throw new FileException(
                        name, 0, "the file changed while it was read; try again", null);
            }
            collect(first, second, columns);
        }
        var commas = new CommaNumbers(options.decimalMark(), delimiter);
        var read = commas.convert(columns);
        var notes = new ArrayList<>(first.notes());
        notes.addAll(commas.notes());
        return new Table(
                name,
                read,
                first.rows(),
                RowPlaces.lines(name, first.lines()),
                HexFormat.of().formatHex(digest.digest()),
                notes,
                options.withDecimalMark(commas.mark()),
                storage.storage());
    }

    private static void collect(
            RecordSink first, @Nullable RecordSink second, List<Column> columns) {
        for (int i = 0; i < first.names().size(); i++) {
            var column = first.build(i);
            if (column == null && second != null) {
                column = second.build(i);
            }
            if (column == null) {
                throw new IllegalStateException("column " + i + " was not collected");
            }
            columns.add(column);
        }
    }

    @SuppressWarnings("removal") // there is no other way to refuse text behind a closing quote
    private void pass(RecordSink sink, @Nullable MessageDigest digest) throws IOException {
        try (var opened = CsvFile.open(file, digest)) {
            delimiter = Delimiter.find(opened.head());
            try (var records =
                    CsvReader.builder()
                            .fieldSeparator(delimiter)
                            .allowUnclosedQuote(false)
                            .allowExtraCharsAfterClosingQuote(false)
                            .build(sink, opened.text())) {
                if (records.iterator().hasNext()) {
                    throw new IllegalStateException("the sink hands out no records");
                }
                opened.drain();
            } catch (CsvParseException e) {
                if (e.getCause() instanceof UserInputException mistake) {
                    throw mistake;
                }
                throw openQuote();
            }
        }
    }

    private FormatException openQuote() throws IOException {
        try (var opened = CsvFile.open(file, null)) {
            return new QuoteScan(opened.text(), delimiter).problem(name);
        }
    }

    private DataException unreadable(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof Utf8Reader.Undecodable undecodable) {
                return undecodable(undecodable.offset());
            }
            if (cause instanceof ZipException || cause instanceof EOFException) {
                return new FileException(
                        name, 0, "the packed file (.gz) is damaged or cut short", problem);
            }
        }
        return new FileException(name, 0, "cannot be read: " + problem.getMessage(), problem);
    }

    /// Reads the file once more to count the lines before the byte.
    private FileException undecodable(long offset) {
        int line = 1;
        try (var opened = CsvFile.open(file, null)) {
            line = opened.text().lineOf(offset);
        } catch (IOException e) {
            line = 0; // the file is going away under us; the message does without the line
        }
        return new FileException(
                name, line, "this is not UTF-8 text; save the file as UTF-8", null);
    }
}
