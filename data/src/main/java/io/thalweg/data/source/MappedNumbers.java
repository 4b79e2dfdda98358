package io.thalweg.data.source;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers in a file, in pieces. Each piece has the narrowest form that gives back every bit: one
/// value for all, small integers, decimals with few digits, single or double precision.
final class MappedNumbers implements Numbers {
    private static final byte CONSTANT = 0;
    private static final byte BYTES = 1;
    private static final byte SHORTS = 2;
    private static final byte INTS = 3;
    private static final byte FLOATS = 4;
    private static final byte DOUBLES = 5;

    /// This and more: integers to be divided by 10, 100, …
    private static final byte DECIMALS = 10;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final int MASK = ColumnStorage.PIECE - 1;

    private final CacheFile file;
    private final int size;
    private final byte[] forms;
    private final long[] places;
    private @Nullable MemorySegment memory;

    private MappedNumbers(CacheFile file, int size, byte[] forms, long[] places) {
        this.file = file;
        this.size = size;
        this.forms = forms;
        this.places = places;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double get(int row) {
        var bytes = memory;
        if (bytes == null) {
            bytes = file.memory(); // only now, as all columns of a table are in one file
            memory = bytes;
        }
        int piece = row >>> ColumnStorage.SHIFT;
        int at = row & MASK;
        long place = places[piece];
        byte form = forms[piece];
        return switch (form) {
            case CONSTANT -> Double.longBitsToDouble(place);
            case BYTES -> {
                byte value = bytes.get(ValueLayout.JAVA_BYTE, place + at);
                yield value == Byte.MIN_VALUE ? Double.NaN : value;
            }
            case SHORTS -> {
                short value = bytes.get(ValueLayout.JAVA_SHORT, place + 2L * at);
                yield value == Short.MIN_VALUE ? Double.NaN : value;
            }
            case FLOATS -> bytes.get(ValueLayout.JAVA_FLOAT, place + 4L * at);
            case DOUBLES -> bytes.get(ValueLayout.JAVA_DOUBLE, place + 8L * at);
            default -> {
                int value = bytes.get(ValueLayout.JAVA_INT, place + 4L * at);
                if (value == Integer.MIN_VALUE) {
                    yield Double.NaN;
                }
                yield form == INTS ? value : value / POWERS[form - DECIMALS];
            }
        };
    }

    /// Writes pieces.
    static final class Builder {
        private final ColumnStorage storage;
        private byte[] forms = new byte[16];
        private long[] places = new long[16];
        private int count;

        Builder(ColumnStorage storage) {
            this.storage = storage;
        }

        void add(CacheFile file, double[] values, int length) {
            if (count == forms.length) {
                forms = Arrays.copyOf(forms, 2 * count);
                places = Arrays.copyOf(places, 2 * count);
            }
            byte form = form(values, length);
            forms[count] = form;
            places[count] =
                    form == CONSTANT
                            ? Double.doubleToRawLongBits(values[0])
                            : file.append(write(form, values, length));
            count++;
        }

        private ByteBuffer write(byte form, double[] values, int length) {
            var buffer = storage.buffer();
            switch (form) {
                case BYTES -> {
                    for (int i = 0; i < length; i++) {
                        double value = values[i];
                        buffer.put(i, Double.isNaN(value) ? Byte.MIN_VALUE : (byte) value);
                    }
                    buffer.limit(length);
                }
                case SHORTS -> {
                    for (int i = 0; i < length; i++) {
                        double value = values[i];
                        buffer.putShort(
                                2 * i, Double.isNaN(value) ? Short.MIN_VALUE : (short) value);
                    }
                    buffer.limit(2 * length);
                }
                case FLOATS -> {
                    for (int i = 0; i < length; i++) {
                        buffer.putFloat(4 * i, (float) values[i]);
                    }
                    buffer.limit(4 * length);
                }
                case DOUBLES -> {
                    for (int i = 0; i < length; i++) {
                        buffer.putDouble(8 * i, values[i]);
                    }
                    buffer.limit(8 * length);
                }
                default -> {
                    double power = form == INTS ? 1 : POWERS[form - DECIMALS];
                    for (int i = 0; i < length; i++) {
                        double value = values[i];
                        buffer.putInt(
                                4 * i,
                                Double.isNaN(value)
                                        ? Integer.MIN_VALUE
                                        : (int) Math.rint(value * power));
                    }
                    buffer.limit(4 * length);
                }
            }
            return buffer;
        }

        private static byte form(double[] values, int length) {
            if (isConstant(values, length)) {
                return CONSTANT;
            }
            double largest = largestInteger(values, length);
            if (largest <= Byte.MAX_VALUE) {
                return BYTES;
            }
            if (largest <= Short.MAX_VALUE) {
                return SHORTS;
            }
            if (largest <= Integer.MAX_VALUE) {
                return INTS;
            }
            if (areFloats(values, length)) {
                return FLOATS;
            }
            for (int digits = 1; digits < POWERS.length; digits++) {
                if (areDecimals(values, length, POWERS[digits])) {
                    return (byte) (DECIMALS + digits);
                }
            }
            return DOUBLES;
        }

        private static boolean isConstant(double[] values, int length) {
            long first = Double.doubleToRawLongBits(values[0]);
            for (int i = 1; i < length; i++) {
                if (Double.doubleToRawLongBits(values[i]) != first) {
                    return false;
                }
            }
            return true;
        }

        /// The largest size of all values if they are integers or missing, else infinity; −0 is
        /// none.
        private static double largestInteger(double[] values, int length) {
            double largest = 0;
            for (int i = 0; i < length; i++) {
                double value = values[i];
                if (!Double.isNaN(value)) {
                    if (value != (int) value || (value == 0 && 1 / value < 0)) {
                        return Double.POSITIVE_INFINITY;
                    }
                    largest = Math.max(largest, Math.abs(value));
                }
            }
            return largest;
        }

        private static boolean areFloats(double[] values, int length) {
            for (int i = 0; i < length; i++) {
                double value = values[i];
                if (!Double.isNaN(value) && value != (float) value) {
                    return false;
                }
            }
            return true;
        }

        private static boolean areDecimals(double[] values, int length, double power) {
            for (int i = 0; i < length; i++) {
                double value = values[i];
                if (!Double.isNaN(value)) {
                    double whole = Math.rint(value * power);
                    if (!(Math.abs(whole) <= Integer.MAX_VALUE)
                            || whole / power != value
                            || (value == 0 && 1 / value < 0)) {
                        return false;
                    }
                }
            }
            return true;
        }

        MappedNumbers build(CacheFile file, int size) {
            return new MappedNumbers(
                    file, size, Arrays.copyOf(forms, count), Arrays.copyOf(places, count));
        }
    }
}
