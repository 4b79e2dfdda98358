package io.thalweg.model;

import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.model.json.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.node.JsonNodeFactory;

/// Named float32 tensors as bytes: the length of a JSON header (8 bytes, little-endian), the header
/// with type, shape and place of each tensor, then the elements (little-endian, row-major).
///
/// Source: the safetensors format as its authors describe it (github.com/huggingface/safetensors).
final class Safetensors {
    private static final int MOST_HEADER = 8 << 20;
    private static final int MOST_AXES = 16;

    private Safetensors() {}

    static byte[] write(SequencedMap<String, Tensor> tensors) {
        var header = JsonNodeFactory.instance.objectNode();
        int at = 0;
        for (var entry : tensors.entrySet()) {
            int bytes = Math.multiplyExact(Float.BYTES, entry.getValue().size());
            var tensor = header.putObject(entry.getKey());
            tensor.put("dtype", "F32");
            var shape = tensor.putArray("shape");
            for (int axis : entry.getValue().shape().axes()) {
                shape.add(axis);
            }
            tensor.putArray("data_offsets").add(at).add(at + bytes);
            at = Math.addExact(at, bytes);
        }
        var text = JsonWriter.text(header).getBytes(StandardCharsets.UTF_8);
        // The elements begin at a multiple of 8; the header is filled up with spaces.
        int padded = (text.length + 7) / 8 * 8;
        var buffer =
                ByteBuffer.allocate(8 + padded + at).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
        buffer.put(text);
        while (buffer.position() < 8 + padded) {
            buffer.put((byte) ' ');
        }
        for (var tensor : tensors.values()) {
            for (float element : tensor.floats()) {
                buffer.putFloat(element);
            }
        }
        return buffer.array();
    }

    /// @throws Damage if the bytes aren't as the format says
    static SequencedMap<String, Tensor> read(byte[] bytes, String place) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.length < 8 ? -1 : buffer.getLong();
        if (length < 0 || length > MOST_HEADER || length > bytes.length - 8) {
            throw new Damage(place, "a header of at most " + MOST_HEADER + " bytes");
        }
        var header = JsonText.read(bytes, 8, (int) length, place + " header");
        int start = 8 + (int) length;
        var tensors = new LinkedHashMap<String, Tensor>();
        long end = 0;
        for (var property : header.properties()) {
            if (!property.getKey().equals("__metadata__")) {
                var at = place + " tensor '" + property.getKey() + "'";
                var entry = RecordReader.OF_NUMBERS.read(Entry.class, property.getValue(), at);
                if (entry.data_offsets.size() != 2 || entry.data_offsets.get(0) != end) {
                    throw new Damage(at, "elements behind those of the tensor before");
                }
                tensors.put(
                        property.getKey(), tensor(entry, buffer, start, bytes.length - start, at));
                end = entry.data_offsets.get(1);
            }
        }
        if (end != bytes.length - start) {
            throw new Damage(place, "as many elements as the header says");
        }
        return tensors;
    }

    /// The names are the format's.
    @SuppressWarnings("MemberName")
    private record Entry(String dtype, List<Long> shape, List<Long> data_offsets) {}

    private static Tensor tensor(
            Entry entry, ByteBuffer buffer, int start, int available, String at) {
        if (!entry.dtype.equals("F32") || entry.shape.size() > MOST_AXES) {
            throw new Damage(at, "type F32 and at most " + MOST_AXES + " axes");
        }
        long from = entry.data_offsets.get(0);
        long to = entry.data_offsets.get(1);
        long count = 1;
        var axes = new ArrayList<Integer>();
        for (long axis : entry.shape) {
            if (axis < 1 || axis > available || count * axis > available) {
                throw new Damage(
                        at, "a shape of no more elements than the file has, not " + entry.shape);
            }
            count *= axis;
            axes.add((int) axis);
        }
        if (from < 0 || to > available || to - from != 4 * count) {
            throw new Damage(at, "a place within the file for " + count + " elements");
        }
        var elements = new float[(int) count];
        buffer.slice(start + (int) from, (int) (to - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(elements);
        return Tensor.of(Shape.of(axes.stream().mapToInt(Integer::intValue).toArray()), elements);
    }
}
