package io.thalweg.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a zip's directory says of one entry, checked: an allowed name, a plain method, sizes within
/// the limits.
///
/// Source: PKWARE's "APPNOTE.TXT", .ZIP file format specification 6.3.10, section 4.3.12.
///
/// @param name one of the names that a model file has
/// @param deflated whether its bytes are compressed
/// @param crc the CRC-32 of its bytes
/// @param compressed how many bytes it takes in the file
/// @param size how many bytes it has
/// @param offset where its header begins in the file
record ArchiveEntry(
        String name, boolean deflated, int crc, long compressed, long size, long offset) {
    /// The manifest's name.
    static final String MANIFEST = "manifest.json";

    /// More than this a manifest can't have: it is held in memory as a tree.
    static final int MOST_MANIFEST = 16 << 20;

    private static final Pattern WEIGHTS = Pattern.compile("weights-\\d{1,4}\\.safetensors");
    private static final int SIGNATURE = 0x02014b50;
    private static final int HEADER = 46;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /// Sizes may stand behind the bytes (bit 3), names may be UTF-8 (bit 11), bits 1 and 2 tell how
    /// hard the compressor tried. All others, such as encryption, are none of ours.
    private static final int ALLOWED_FLAGS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 11;

    /// The name of a network's weights.
    static String weights(int network) {
        return "weights-" + network + ".safetensors";
    }

    /// Takes the next entry from a directory.
    ///
    /// @throws Damage if it isn't one of a model file
    static ArchiveEntry next(ByteBuffer directory) {
        if (directory.remaining() < HEADER || directory.getInt(directory.position()) != SIGNATURE) {
            throw new Damage("the zip's directory", "as many entries as it says it has");
        }
        int start = directory.position();
        int flags = Short.toUnsignedInt(directory.getShort(start + 8));
        int method = Short.toUnsignedInt(directory.getShort(start + 10));
        int crc = directory.getInt(start + 16);
        long compressed = Integer.toUnsignedLong(directory.getInt(start + 20));
        long size = Integer.toUnsignedLong(directory.getInt(start + 24));
        int nameLength = Short.toUnsignedInt(directory.getShort(start + 28));
        int extra = Short.toUnsignedInt(directory.getShort(start + 30));
        int comment = Short.toUnsignedInt(directory.getShort(start + 32));
        long offset = Integer.toUnsignedLong(directory.getInt(start + 42));
        if (directory.remaining() < HEADER + nameLength + extra + comment) {
            throw new Damage("the zip's directory", "entries that fit into it");
        }
        var bytes = new byte[nameLength];
        directory.get(start + HEADER, bytes);
        directory.position(start + HEADER + nameLength + extra + comment);
        var name = new String(bytes, StandardCharsets.UTF_8);
        boolean manifest = name.equals(MANIFEST);
        if (!manifest && !WEIGHTS.matcher(name).matches()) {
            throw new Damage(place(name), "only " + MANIFEST + " and weights-N.safetensors");
        }
        if ((flags & ~ALLOWED_FLAGS) != 0) {
            throw new Damage(place(name), "no encryption nor anything else out of the ordinary");
        }
        if (method != STORED && !(manifest && method == DEFLATED)) {
            throw new Damage(
                    place(name),
                    manifest
                            ? "bytes stored as they are, or deflated"
                            : "bytes stored as they are, not compressed");
        }
        if (manifest && size > MOST_MANIFEST) {
            throw new Damage(place(name), "at most " + MOST_MANIFEST + " bytes, not " + size);
        }
        if (method == STORED && size != compressed) {
            throw new Damage(place(name), "a size of " + compressed + " bytes, not " + size);
        }
        return new ArchiveEntry(name, method == DEFLATED, crc, compressed, size, offset);
    }

    /// The entry in a message: a name can hold anything.
    static String place(String name) {
        return "entry '" + TerminalText.shortened(name, 60) + "'";
    }

    String place() {
        return place(name);
    }
}
