package io.thalweg.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A zip whose every field can be a lie.
final class HandmadeZip {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private record Written(
            String name, int method, int flags, int crc, long compressed, long size, long offset) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Written> directory = new ArrayList<>();
    private int count = -1;

    HandmadeZip store(String name, byte[] content) {
        return add(name, content, STORED, content.length, content.length, 0);
    }

    HandmadeZip store(String name, String content) {
        return store(name, content.getBytes(StandardCharsets.UTF_8));
    }

    HandmadeZip deflate(String name, byte[] content, long claimedSize) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var compressed = new byte[content.length + 100];
        int length = deflater.deflate(compressed);
        deflater.end();
        return add(name, content, DEFLATED, claimedSize, length, 0, compressed);
    }

    HandmadeZip add(
            String name,
            byte[] content,
            int method,
            long claimedSize,
            long claimedCompressed,
            int flags) {
        return add(name, content, method, claimedSize, claimedCompressed, flags, content);
    }

    private HandmadeZip add(
            String name,
            byte[] content,
            int method,
            long claimedSize,
            long claimedCompressed,
            int flags,
            byte[] stored) {
        var crc = new CRC32();
        crc.update(content);
        long offset = bytes.size();
        var nameBytes = name.getBytes(StandardCharsets.UTF_8);
        var header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x04034b50).putShort((short) 20).putShort((short) flags);
        header.putShort((short) method).putInt(0).putInt((int) crc.getValue());
        header.putInt((int) claimedCompressed).putInt((int) claimedSize);
        header.putShort((short) nameBytes.length).putShort((short) 0);
        bytes.writeBytes(header.array());
        bytes.writeBytes(nameBytes);
        int length = method == DEFLATED ? (int) claimedCompressed : stored.length;
        bytes.write(stored, 0, length);
        directory.add(
                new Written(
                        name,
                        method,
                        flags,
                        (int) crc.getValue(),
                        claimedCompressed,
                        claimedSize,
                        offset));
        return this;
    }

    /// An entry in the directory that points to where another one is.
    HandmadeZip alias(String name, long offset, long size) {
        directory.add(new Written(name, STORED, 0, 0, size, size, offset));
        return this;
    }

    HandmadeZip claimCount(int claimed) {
        count = claimed;
        return this;
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes.toByteArray());
        for (var written : directory) {
            var nameBytes = written.name.getBytes(StandardCharsets.UTF_8);
            var header = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
            header.putShort((short) written.flags).putShort((short) written.method).putInt(0);
            header.putInt(written.crc).putInt((int) written.compressed).putInt((int) written.size);
            header.putShort((short) nameBytes.length).putShort((short) 0).putShort((short) 0);
            header.putShort((short) 0).putShort((short) 0).putInt(0);
            header.putInt((int) written.offset);
            all.writeBytes(header.array());
            all.writeBytes(nameBytes);
        }
        int size = all.size() - bytes.size();
        int entries = count < 0 ? directory.size() : count;
        var end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
        end.putInt(size).putInt(bytes.size()).putShort((short) 0);
        all.writeBytes(end.array());
        return all.toByteArray();
    }
}
