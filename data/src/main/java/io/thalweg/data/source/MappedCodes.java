package io.thalweg.data.source;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Codes in a file, in pieces of one, two or four bytes a code.
final class MappedCodes implements Codes {
    private static final int MASK = ColumnStorage.PIECE - 1;

    private final CacheFile file;
    private final int size;
    private final byte[] widths;
    private final long[] places;
    private @Nullable MemorySegment memory;

    private MappedCodes(CacheFile file, int size, byte[] widths, long[] places) {
        this.file = file;
        this.size = size;
        this.widths = widths;
        this.places = places;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int get(int row) {
        var bytes = memory;
        if (bytes == null) {
            bytes = file.memory();
            memory = bytes;
        }
        int piece = row >>> ColumnStorage.SHIFT;
        int at = row & MASK;
        long place = places[piece];
        return switch (widths[piece]) {
            case Byte.BYTES -> bytes.get(ValueLayout.JAVA_BYTE, place + at);
            case Short.BYTES -> bytes.get(ValueLayout.JAVA_SHORT, place + 2L * at);
            default -> bytes.get(ValueLayout.JAVA_INT, place + 4L * at);
        };
    }

    /// Writes pieces.
    static final class Builder {
        private final ColumnStorage storage;
        private byte[] widths = new byte[16];
        private long[] places = new long[16];
        private int count;

        Builder(ColumnStorage storage) {
            this.storage = storage;
        }

        void add(CacheFile file, int[] codes, int length) {
            if (count == widths.length) {
                widths = Arrays.copyOf(widths, 2 * count);
                places = Arrays.copyOf(places, 2 * count);
            }
            int largest = 0;
            for (int i = 0; i < length; i++) {
                largest = Math.max(largest, codes[i]);
            }
            var buffer = storage.buffer();
            int width =
                    largest <= Byte.MAX_VALUE
                            ? Byte.BYTES
                            : largest <= Short.MAX_VALUE ? Short.BYTES : Integer.BYTES;
            for (int i = 0; i < length; i++) {
                switch (width) {
                    case Byte.BYTES -> buffer.put(i, (byte) codes[i]);
                    case Short.BYTES -> buffer.putShort(2 * i, (short) codes[i]);
                    default -> buffer.putInt(4 * i, codes[i]);
                }
            }
            widths[count] = (byte) width;
            places[count++] = file.append(buffer.limit(width * length));
        }

        MappedCodes build(CacheFile file, int size) {
            return new MappedCodes(
                    file, size, Arrays.copyOf(widths, count), Arrays.copyOf(places, count));
        }
    }
}
