package io.thalweg.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// An open zip of a few entries with known names. Everything in it is held to hard limits before
/// memory is taken for it, and the directory at its end is the only truth: entries may not overlap,
/// hide or repeat.
///
/// A comment at the end, `sha256:` and 64 digits, is the SHA-256 of all bytes before the digits, so
/// that no changed byte goes unnoticed. A zip that another tool packed has none and is read as
/// well.
///
/// Source: PKWARE's "APPNOTE.TXT", .ZIP file format specification 6.3.10, sections 4.3.7 to 4.3.16.
final class ArchiveReader implements AutoCloseable {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_DIRECTORY = 1 << 20;
    private static final int LOCAL_HEADER = 30;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;

    private final FileChannel channel;
    private final long length;
    private final boolean hasDigest;
    private final SequencedMap<String, ArchiveEntry> entries;

    private ArchiveReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        int shown = (int) Math.min(length, END + Archive.COMMENT.length() + Archive.DIGITS);
        var tail = read(length - shown, shown);
        int end = shown - END;
        if (end < 0 || tail.getInt(end) != END_SIGNATURE) {
            end = 0;
        }
        if (shown < END || tail.getInt(end) != END_SIGNATURE) {
            throw new Damage(
                    "its end",
                    "the directory of a zip (this is another kind of file, or was cut off)");
        }
        int comment = Short.toUnsignedInt(tail.getShort(end + 20));
        this.hasDigest = comment > 0;
        if (comment != shown - end - END
                || (hasDigest && !text(tail, end).equals(Archive.COMMENT))) {
            throw new Damage("its end", "no comment but a SHA-256");
        }
        this.entries = directory(tail, end, length - shown + end);
        checkPlaces();
    }

    private static String text(ByteBuffer tail, int end) {
        var bytes = new byte[Archive.COMMENT.length()];
        tail.get(end + END, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Opens a file and reads its directory, no more.
    ///
    /// @throws NoSuchFileException if there is none
    /// @throws IOException if it can't be read
    /// @throws Damage if it is no zip as a model file is one
    static ArchiveReader open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new Damage("the path", "a file, not a folder, a pipe or a device");
        }
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ArchiveReader(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private SequencedMap<String, ArchiveEntry> directory(ByteBuffer tail, int end, long endPlace)
            throws IOException {
        int count = Short.toUnsignedInt(tail.getShort(end + 10));
        long size = Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
        if (count > MOST_ENTRIES || size > MOST_DIRECTORY) {
            throw new Damage(
                    "the zip's directory",
                    "at most " + MOST_ENTRIES + " entries in " + MOST_DIRECTORY + " bytes");
        }
        boolean onOneDisk = tail.getInt(end + 4) == 0 && tail.getShort(end + 8) == (short) count;
        if (!onOneDisk || offset + size != endPlace) {
            throw new Damage("the zip's directory", "a place right before the end of the file");
        }
        var found = new LinkedHashMap<String, ArchiveEntry>();
        var directory = read(offset, (int) size);
        for (int i = 0; i < count; i++) {
            var entry = ArchiveEntry.next(directory);
            if (found.put(entry.name(), entry) != null) {
                throw new Damage(entry.place(), "each entry once");
            }
        }
        if (directory.hasRemaining()) {
            throw new Damage("the zip's directory", "no more entries than it says it has");
        }
        return found;
    }

    /// Entries lie one behind the other, before the directory.
    private void checkPlaces() throws IOException {
        var ordered = new ArrayList<>(entries.values());
        ordered.sort(Comparator.comparingLong(ArchiveEntry::offset));
        long free = 0;
        for (var entry : ordered) {
            if (entry.offset() < free) {
                throw new Damage(entry.place(), "a place of its own in the file");
            }
            free = bytesOf(entry) + entry.compressed();
            if (free > length) {
                throw new Damage(entry.place(), "a place within the file");
            }
        }
    }

    /// Where the bytes of an entry begin.
    private long bytesOf(ArchiveEntry entry) throws IOException {
        if (entry.offset() + LOCAL_HEADER > length) {
            throw new Damage(entry.place(), "a place within the file");
        }
        var header = read(entry.offset(), LOCAL_HEADER);
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        int extra = Short.toUnsignedInt(header.getShort(28));
        if (header.getInt(0) != LOCAL_SIGNATURE || nameLength != entry.name().length()) {
            throw new Damage(entry.place(), "a header where the directory says");
        }
        return entry.offset() + LOCAL_HEADER + nameLength + extra;
    }

    /// The names, in the directory's order.
    Iterable<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /// How many entries there are.
    int size() {
        return entries.size();
    }

    /// The bytes of an entry.
    ///
    /// @throws Damage if there is no such entry, or its bytes aren't those that were written
    byte[] bytes(String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new Damage("the zip", "an entry " + name);
        }
        if (entry.compressed() > Integer.MAX_VALUE - 8) {
            throw new Damage(entry.place(), "at most 2 GiB");
        }
        var bytes = read(bytesOf(entry), (int) entry.compressed()).array();
        if (entry.deflated()) {
            bytes = inflate(entry, bytes);
        }
        var crc = new CRC32();
        crc.update(bytes);
        if ((int) crc.getValue() != entry.crc()) {
            throw new Damage(entry.place(), "the bytes that were written: they have changed");
        }
        return bytes;
    }

    private static byte[] inflate(ArchiveEntry entry, byte[] compressed) {
        var bytes = new byte[(int) entry.size()];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            int at = 0;
            while (at < bytes.length) {
                int count = inflater.inflate(bytes, at, bytes.length - at);
                if (count == 0) {
                    break;
                }
                at += count;
            }
            boolean more = inflater.inflate(new byte[1]) > 0;
            if (at < bytes.length || more || !inflater.finished()) {
                throw new Damage(entry.place(), "as many bytes as the directory says");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new Damage(entry.place(), "deflated bytes: they are damaged");
        } finally {
            inflater.end();
        }
    }

    /// Holds all bytes of the file against the SHA-256 at its end, if it has one.
    ///
    /// @throws Damage if they have changed since they were written
    void checkDigest() throws IOException {
        if (!hasDigest) {
            return;
        }
        MessageDigest digest = Sha256.digest();
        long all = length - Archive.DIGITS;
        int piece = 1 << 18;
        for (long from = 0; from < all; from += piece) {
            digest.update(read(from, (int) Math.min(piece, all - from)).array());
        }
        var expected = read(all, Archive.DIGITS).array();
        if (!Sha256.hex(digest).equals(new String(expected, StandardCharsets.ISO_8859_1))) {
            throw new Damage("some place", "the bytes that were written: they have changed");
        }
    }

    private ByteBuffer read(long from, int count) throws IOException {
        var buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new Damage("its end", "more bytes: it was cut off while being read");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
