package io.thalweg.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs the zip that [ArchiveReader] reads: the manifest deflated, weights stored as they are
/// (they don't compress), and at the end the SHA-256 of it all.
final class Archive {
    /// What stands before the digits of the SHA-256.
    static final String COMMENT = "sha256:";

    /// How many digits a SHA-256 has.
    static final int DIGITS = 64;

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archive() {}

    /// Equal entries give equal bytes: the time of every entry is the same.
    static byte[] write(SequencedMap<String, byte[]> entries) {
        var stream = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(stream)) {
            for (var named : entries.entrySet()) {
                zip.putNextEntry(entry(named));
                zip.write(named.getValue());
                zip.closeEntry();
            }
            zip.setComment(COMMENT + "0".repeat(DIGITS));
        } catch (IOException e) {
            throw new UncheckedIOException("An array takes all bytes there are.", e);
        }
        return sign(stream.toByteArray());
    }

    private static ZipEntry entry(Map.Entry<String, byte[]> named) {
        var entry = new ZipEntry(named.getKey());
        entry.setTimeLocal(TIME);
        if (!named.getKey().equals(ArchiveEntry.MANIFEST)) {
            var crc = new CRC32();
            crc.update(named.getValue());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(named.getValue().length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }

    /// Puts the SHA-256 of all bytes before them into the last 64.
    private static byte[] sign(byte[] bytes) {
        int all = bytes.length - DIGITS;
        var digest = Sha256.digest();
        digest.update(bytes, 0, all);
        var digits = Sha256.hex(digest).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, bytes, all, DIGITS);
        return bytes;
    }
}
