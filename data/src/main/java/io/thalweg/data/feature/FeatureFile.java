package io.thalweg.data.feature;

import io.thalweg.data.source.CacheFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Rows of features on their way to a file, block after block.
final class FeatureFile {
    private final CacheFile values = CacheFile.create();
    private final CacheFile categories = CacheFile.create();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.nativeOrder());
    private long valueBytes;
    private long categoryBytes;

    /// Adds a block, of which all but the last have an even number of rows: so no gap arises from
    /// the file's alignment.
    void add(Features block) {
        var numbers = block.values();
        if (numbers.length > 0) {
            var bytes = room((long) numbers.length * Float.BYTES);
            bytes.asFloatBuffer().put(numbers);
            valueBytes = values.append(bytes) + bytes.limit();
        }
        var indices = block.categories();
        if (indices.length > 0) {
            var bytes = room((long) indices.length * Integer.BYTES);
            bytes.asIntBuffer().put(indices);
            categoryBytes = categories.append(bytes) + bytes.limit();
        }
    }

    private ByteBuffer room(long bytes) {
        if (buffer.capacity() < bytes) {
            buffer =
                    ByteBuffer.allocateDirect(Math.toIntExact(bytes))
                            .order(ByteOrder.nativeOrder());
        }
        return buffer.clear().limit((int) bytes);
    }

    Features finish(int rows, int numbers, int embeddings) {
        return new Features(
                rows,
                numbers,
                valueBytes == 0
                        ? MemorySegment.ofArray(new float[0])
                        : values.memory().asSlice(0, valueBytes),
                embeddings,
                categoryBytes == 0
                        ? MemorySegment.ofArray(new int[0])
                        : categories.memory().asSlice(0, categoryBytes));
    }
}
