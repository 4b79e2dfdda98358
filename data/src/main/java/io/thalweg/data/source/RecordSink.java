package io.thalweg.data.source;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the parser's fields straight into the columns; makes no object for a record or a field.
final class RecordSink extends CsvCallbackHandler<Object> {
    private static final int NO_FIELDS_YET = -1;
    private static final char[] NOTHING = {};

    private final String file;
    private final MissingTokens missing;
    private final HeaderRule headerRule;
    private final boolean @Nullable [] again;
    private final ColumnStorage storage;
    private final List<String> header = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final LinesBuilder lines = new LinesBuilder();
    private @Nullable ColumnBuilder[] builders = {};
    private int width = NO_FIELDS_YET;
    private int headerLine;
    private int line;
    private int field;
    private int blankRows;
    private boolean empty;

    /// @param again which columns to collect, as texts; null for all, as found out
    RecordSink(
            String file,
            MissingTokens missing,
            HeaderRule headerRule,
            boolean @Nullable [] again,
            ColumnStorage storage) {
        this.storage = storage;
        this.file = file;
        this.missing = missing;
        this.headerRule = headerRule;
        this.again = again;
    }

    @Override
    protected void beginRecord(long startingLine) {
        line = (int) startingLine;
        field = 0;
        empty = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        int index = field++;
        if (width == NO_FIELDS_YET) {
            header.add(new String(buffer, offset, length).strip());
        } else if (index < width) {
            var builder = builders[index];
            if (builder != null) {
                builder.add(buffer, offset, length);
                int different = builder.tooManyTexts();
                if (different > 0) {
                    throw StorageException.ofTexts(file, header.get(index), different);
                }
                if (builder.metZero()) {
                    throw new FormatException(
                            file,
                            line,
                            header.get(index),
                            "there is a zero byte in this field, so this is no delimited text, or"
                                    + " damaged; export it again as CSV in UTF-8");
                }
            }
        }
    }

    @Override
    protected @Nullable Object buildRecord() {
        if (empty) {
            addBlank();
            return null;
        }
        if (width == NO_FIELDS_YET) {
            beginColumns();
        } else if (field == width) {
            lines.add(line);
        } else {
            throw ragged();
        }
        return null; // nothing to hand out: the parser goes on to the next record
    }

    /// A blank line is no row, except in a file of one column: there a missing value looks like
    /// that.
    private void addBlank() {
        if (width == 1) {
            var builder = builders[0];
            if (builder != null) {
                builder.add(NOTHING, 0, 0);
            }
            lines.add(line);
            blankRows++;
        }
    }

    private void beginColumns() {
        width = header.size();
        headerLine = line;
        builders = new ColumnBuilder[width];
        for (int i = 0; i < width; i++) {
            if (again == null || again[i]) {
                builders[i] = new ColumnBuilder(missing, again != null, storage);
            }
        }
        boolean none =
                headerRule == HeaderRule.NO
                        || (headerRule == HeaderRule.FOUND_OUT && Header.isNumbers(header));
        if (none) {
            for (int i = 0; i < width; i++) {
                var builder = builders[i];
                if (builder != null) {
                    var cell = header.get(i).toCharArray();
                    builder.add(cell, 0, cell.length);
                }
            }
            lines.add(line);
            notes.add(
                    (headerRule == HeaderRule.NO
                                    ? "no header, as asked for"
                                    : "line " + line + " is all numbers, so there is no header")
                            + ": the columns are named column_1"
                            + (width == 1 ? "" : " to column_" + width));
            header.clear();
            header.addAll(Header.generated(width));
        } else {
            Header.check(file, line, header);
        }
    }

    private FormatException ragged() {
        var message = new StringBuilder();
        message.append(field).append(field == 1 ? " field, but " : " fields, but line ");
        if (field == 1) {
            message.append("line ");
        }
        message.append(headerLine).append(" has ").append(width);
        if (field < width) {
            message.append(" (");
            message.append(Names.shown(header.get(field))).append(" is the first without a value)");
            message.append("; add the missing values, an empty field for an unknown one");
        } else {
            message.append(
                    "; remove the surplus, or put quotes around a text with the delimiter in it");
        }
        return new FormatException(file, line, null, message.toString());
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        empty = true;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return field;
    }

    int rows() {
        return lines.rows();
    }

    int headerLine() {
        return headerLine;
    }

    List<String> notes() {
        if (blankRows == 0) {
            return notes;
        }
        var all = new ArrayList<>(notes);
        all.add(
                blankRows
                        + (blankRows == 1
                                ? " blank line is a missing value"
                                : " blank lines are missing values")
                        + ", since there is one column");
        return all;
    }

    Lines lines() {
        return lines.build();
    }

    List<String> names() {
        return header;
    }

    /// Which columns met a text after their numbers' texts were gone; null if none.
    boolean @Nullable [] again() {
        var columns = new boolean[width];
        boolean any = false;
        for (int i = 0; i < width; i++) {
            var builder = builders[i];
            columns[i] = builder != null && builder.mustReadAgain();
            any |= columns[i];
        }
        return any ? columns : null;
    }

    /// The finished column, null if it wasn't collected or must be read again.
    @Nullable Column build(int index) {
        var builder = builders[index];
        return builder == null || builder.mustReadAgain() ? null : builder.build(header.get(index));
    }
}
