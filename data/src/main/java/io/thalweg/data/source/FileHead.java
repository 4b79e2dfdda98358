package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// Tells from its first bytes what kind of file it is.
final class FileHead {
    private static final String JSON = "JSON";
    private static final String PARQUET = "a Parquet file";

    private FileHead() {}

    static boolean isPacked(byte[] bytes, int length) {
        return startsWith(bytes, length, 0x1F, 0x8B);
    }

    /// How many bytes the byte-order mark of UTF-8 has: 3 or 0.
    static int markLength(byte[] bytes, int length) {
        return startsWith(bytes, length, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    /// Why this isn't UTF-8 text, or null.
    static @Nullable String problem(byte[] bytes, int length) {
        if (startsWith(bytes, length, 0xFF, 0xFE) || startsWith(bytes, length, 0xFE, 0xFF)) {
            return utf16();
        }
        var kind = kind(bytes, length);
        if (kind != null) {
            return "this is "
                    + kind
                    + ", not delimited text; "
                    + switch (kind) {
                        case JSON -> "give the file a name with the ending .json or .jsonl";
                        case PARQUET -> "give the file a name with the ending .parquet";
                        default -> "export it as CSV in UTF-8";
                    };
        }
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        if (zeros == 0) {
            return null;
        }
        return zeros * 5 > length * 2 && looksLikeUtf16(bytes, length)
                ? utf16()
                : "this is a binary file, not delimited text; expected CSV in UTF-8";
    }

    private static String utf16() {
        return "this text is in UTF-16; save it as UTF-8";
    }

    private static @Nullable String kind(byte[] bytes, int length) {
        if (startsWith(bytes, length, 'P', 'K', 3, 4)) {
            return "a zip archive (or an Excel workbook)";
        }
        if (startsWith(bytes, length, 0xD0, 0xCF, 0x11, 0xE0)) {
            return "an Excel workbook";
        }
        if (startsWith(bytes, length, 0x89, 'P', 'N', 'G')) {
            return "a PNG image";
        }
        if (startsWith(bytes, length, 0xFF, 0xD8, 0xFF)) {
            return "a JPEG image";
        }
        if (startsWith(bytes, length, '%', 'P', 'D', 'F')) {
            return "a PDF document";
        }
        if (startsWith(bytes, length, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        int mark = markLength(bytes, length);
        for (int i = mark; i < length; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return markup(bytes, i, length);
            }
        }
        return null;
    }

    /// No header begins like this.
    private static @Nullable String markup(byte[] bytes, int at, int length) {
        char first = (char) bytes[at];
        char second = at + 1 < length ? (char) bytes[at + 1] : ' ';
        if (first == '<' && (second == '!' || second == '?' || Character.isLetter(second))) {
            return "a web page or XML";
        }
        if ((first == '{' || first == '[') && "\"{[ \t\r\n".indexOf(second) >= 0) {
            return JSON;
        }
        return null;
    }

    /// ASCII in UTF-16: every second byte is zero.
    private static boolean looksLikeUtf16(byte[] bytes, int length) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                if ((i & 1) == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        return even == 0 || odd == 0;
    }

    private static boolean startsWith(byte[] bytes, int length, int... expected) {
        if (length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
