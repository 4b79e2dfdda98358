package io.thalweg.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A zip of few entries with known names, read with hard limits.
final class Archive {
    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final Pattern NAMES =
            Pattern.compile("manifest\\.json|weights-\\d{1,4}\\.safetensors");

    private Archive() {}

    /// All entries, whole. Sizes are counted while inflating: what the headers say isn't trusted.
    ///
    /// @throws IOException if it can't be read, or is damaged as a zip
    /// @throws Damage if it has an entry that a model file doesn't
    static SequencedMap<String, byte[]> read(Path file) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        long left = MOST_BYTES;
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!NAMES.matcher(entry.getName()).matches()) {
                    throw new Damage(
                            "entry '" + entry.getName() + "'",
                            "only manifest.json and weights-N.safetensors");
                }
                if (entries.size() == MOST_ENTRIES || entries.containsKey(entry.getName())) {
                    throw new Damage(
                            "entry '" + entry.getName() + "'",
                            "at most " + MOST_ENTRIES + " entries, each once");
                }
                var bytes = inflate(zip, left, entry.getName());
                left -= bytes.length;
                entries.put(entry.getName(), bytes);
            }
        }
        checkDirectory(file, entries);
        return entries;
    }

    private static byte[] inflate(InputStream zip, long most, String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            if (bytes.size() + (long) read > most) {
                throw new Damage("entry '" + name + "'", "at most " + MOST_BYTES + " bytes in all");
            }
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    /// The directory at the end has to list what was read: a file cut off behind the last entry has
    /// none.
    private static void checkDirectory(Path file, SequencedMap<String, byte[]> entries)
            throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() != entries.size()) {
                throw new Damage("the zip's directory", "as many entries as the zip has");
            }
            for (var name : entries.keySet()) {
                if (zip.getEntry(name) == null) {
                    throw new Damage("the zip's directory", "the entry '" + name + "'");
                }
            }
        }
    }

    /// Equal entries give equal bytes: the time of every entry is the same.
    static byte[] write(SequencedMap<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var named : entries.entrySet()) {
                var entry = new ZipEntry(named.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(named.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
