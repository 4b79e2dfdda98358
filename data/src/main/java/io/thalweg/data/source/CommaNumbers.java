package io.thalweg.data.source;

import java.util.ArrayList;
import java.util.List;

/// Reads columns of texts that are numbers written with commas, where it is sure what the commas
/// mean; the others stay texts, and a note says so.
///
/// A column is sure by itself if its numbers can be read in one way only: `0,5` with decimal
/// commas, `1,234.5` or `1,234,567` with thousands divided by commas. Where each comma has three
/// digits after it (`1,234`), another column must have made it sure, or the options.
final class CommaNumbers {
    private final DecimalMark asked;
    private final boolean decimalCommaPossible;
    private final List<String> decimal = new ArrayList<>();
    private final List<String> thousands = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> signs = new ArrayList<>();
    private boolean points;

    /// @param delimiter if it is the comma, a comma in a number divides thousands
    CommaNumbers(DecimalMark asked, char delimiter) {
        this.asked = asked;
        this.decimalCommaPossible = delimiter != ',';
    }

    /// The same columns, those with commas as numbers.
    List<Column> convert(List<Column> columns) {
        var found = new CommaNumberStyle[columns.size()];
        boolean surelyDecimal = false;
        for (int i = 0; i < found.length; i++) {
            found[i] = CommaNumberStyle.NONE;
            switch (columns.get(i)) {
                case TextColumn texts -> {
                    found[i] = CommaNumberStyle.of(texts.dictionary());
                    surelyDecimal |=
                            decimalCommaPossible && found[i] == CommaNumberStyle.DECIMAL_COMMA;
                }
                case NumberColumn numbers -> points |= !points && numbers.hasFractions();
            }
        }
        var read = new ArrayList<Column>(columns.size());
        for (int i = 0; i < found.length; i++) {
            read.add(
                    columns.get(i) instanceof TextColumn texts
                            ? convert(texts, found[i], surelyDecimal)
                            : columns.get(i));
        }
        return read;
    }

    private Column convert(TextColumn column, CommaNumberStyle style, boolean surelyDecimal) {
        var name = Names.shown(column.name());
        return switch (style) {
            case NONE -> column;
            case SIGNED -> {
                signs.add(name + " (" + Names.shown(column.dictionary().getFirst()) + ")");
                yield column;
            }
            case DECIMAL_COMMA -> {
                if (!decimalCommaPossible) {
                    yield column; // a list such as "3,14" in quotes: not sure enough
                }
                decimal.add(name);
                yield NumberColumn.written(column, CommaNumberStyle::decimalComma);
            }
            case THOUSANDS -> {
                thousands.add(name);
                yield NumberColumn.written(column, CommaNumberStyle::thousands);
            }
            case EITHER -> {
                boolean comma = asked == DecimalMark.COMMA || surelyDecimal;
                boolean point = asked == DecimalMark.POINT || points;
                if (decimalCommaPossible && comma && (asked == DecimalMark.COMMA || !point)) {
                    decimal.add(name);
                    yield NumberColumn.written(column, CommaNumberStyle::decimalComma);
                }
                if (point && !surelyDecimal && !(comma && decimalCommaPossible)) {
                    thousands.add(name);
                    yield NumberColumn.written(column, CommaNumberStyle::thousands);
                }
                open.add(name + " (" + Names.shown(column.dictionary().getFirst()) + ")");
                yield column;
            }
        };
    }

    /// What commas turned out to be, for other files that go with this one.
    DecimalMark mark() {
        if (asked != DecimalMark.FOUND_OUT) {
            return asked;
        }
        return decimal.isEmpty()
                ? (thousands.isEmpty() ? DecimalMark.FOUND_OUT : DecimalMark.POINT)
                : (thousands.isEmpty() ? DecimalMark.COMMA : DecimalMark.FOUND_OUT);
    }

    /// What the user should know.
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (!decimal.isEmpty()) {
            notes.add("read with decimal commas (0,5 is a half): " + Names.list(decimal));
            if (points) {
                notes.add("other columns have decimal points, and were read as they are written");
            }
        }
        if (!thousands.isEmpty()) {
            notes.add("read without the commas between thousands: " + Names.list(thousands));
        }
        if (!open.isEmpty()) {
            notes.add(
                    "not read as numbers, since a comma may be a decimal mark or divide thousands: "
                            + Names.list(open));
        }
        if (!signs.isEmpty()) {
            notes.add(
                    "not read as numbers, because of the sign at each; take it away to use them as"
                            + " numbers: "
                            + Names.list(signs));
        }
        return notes;
    }
}
