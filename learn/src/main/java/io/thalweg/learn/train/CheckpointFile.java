package io.thalweg.learn.train;

import io.thalweg.model.FileReplacement;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/// Fields as a file: a line that says what it is, then name, kind and value of each field (big
/// endian), an empty name, and the CRC-32C of all before it.
///
/// Written whole or not at all; what is damaged is found out, and never more is read than the file
/// has.
final class CheckpointFile {
    private static final String MAGIC = "thalweg checkpoint 1\n";
    private static final int CHUNK = 1 << 14;

    private CheckpointFile() {}

    /// @throws java.io.UncheckedIOException if it can't be written; what was there is untouched
    static void write(Path file, Fields fields) {
        FileReplacement.write(file, stream -> write(stream, fields));
    }

    private static void write(OutputStream stream, Fields fields) throws IOException {
        var sum = new CRC32C();
        var checked =
                new DataOutputStream(
                        new BufferedOutputStream(new CheckedOutputStream(stream, sum), 1 << 16));
        checked.writeBytes(MAGIC);
        for (var field : fields.values().entrySet()) {
            checked.writeUTF(field.getKey());
            write(checked, field.getValue());
        }
        checked.writeUTF("");
        checked.flush();
        new DataOutputStream(stream).writeLong(sum.getValue());
    }

    private static void write(DataOutputStream stream, Object value) throws IOException {
        switch (value) {
            case Long number -> {
                stream.writeByte('l');
                stream.writeLong(number);
            }
            case Double number -> {
                stream.writeByte('d');
                stream.writeLong(Double.doubleToRawLongBits(number));
            }
            case String text -> {
                stream.writeByte('s');
                stream.writeUTF(text);
            }
            case float[] numbers -> {
                stream.writeByte('F');
                stream.writeInt(numbers.length);
                var chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
                for (int from = 0; from < numbers.length; from += CHUNK) {
                    int count = Math.min(CHUNK, numbers.length - from);
                    chunk.asFloatBuffer().put(numbers, from, count);
                    stream.write(chunk.array(), 0, count * Float.BYTES);
                }
            }
            case double[] numbers -> {
                stream.writeByte('D');
                stream.writeInt(numbers.length);
                for (double number : numbers) {
                    stream.writeLong(Double.doubleToRawLongBits(number));
                }
            }
            default -> throw new IllegalArgumentException("no field: " + value.getClass());
        }
    }

    /// The fields of a file, or null if it is damaged.
    ///
    /// @throws IOException if it can't be read at all
    static @Nullable Fields read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        int end = bytes.length - Long.BYTES;
        if (end < MAGIC.length()) {
            return null;
        }
        var sum = new CRC32C();
        sum.update(bytes, 0, end);
        if (ByteBuffer.wrap(bytes).getLong(end) != sum.getValue()) {
            return null;
        }
        var stream = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        for (int i = 0; i < MAGIC.length(); i++) {
            if (stream.readByte() != MAGIC.charAt(i)) {
                return null;
            }
        }
        var fields = new Fields();
        for (var name = stream.readUTF(); !name.isEmpty(); name = stream.readUTF()) {
            read(stream, name, fields);
        }
        return fields;
    }

    private static void read(DataInputStream stream, String name, Fields fields)
            throws IOException {
        char kind = (char) stream.readByte();
        switch (kind) {
            case 'l' -> fields.put(name, stream.readLong());
            case 'd' -> fields.put(name, Double.longBitsToDouble(stream.readLong()));
            case 's' -> fields.put(name, stream.readUTF());
            case 'F' -> {
                var bytes = bytes(stream, Float.BYTES);
                var numbers = new float[bytes.remaining() / Float.BYTES];
                bytes.asFloatBuffer().get(numbers);
                fields.put(name, numbers);
            }
            case 'D' -> {
                var bytes = bytes(stream, Double.BYTES);
                var numbers = new double[bytes.remaining() / Double.BYTES];
                bytes.asDoubleBuffer().get(numbers);
                fields.put(name, numbers);
            }
            default -> throw new IOException("an unknown kind of field: " + kind);
        }
    }

    private static ByteBuffer bytes(DataInputStream stream, int each) throws IOException {
        long length = (long) stream.readInt() * each;
        if (length < 0 || length > stream.available()) {
            throw new IOException("a field is longer than the file");
        }
        return ByteBuffer.wrap(stream.readNBytes((int) length));
    }
}
