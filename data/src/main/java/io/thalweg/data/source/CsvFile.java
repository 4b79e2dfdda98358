package io.thalweg.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A file opened as delimited text: unpacked, looked at, ready to be decoded.
final class CsvFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream stored;
    private final Utf8Reader text;
    private final String head;

    private CsvFile(InputStream stored, Utf8Reader text, String head) {
        this.stored = stored;
        this.text = text;
        this.head = head;
    }

    /// @param digest is fed every stored byte, if given
    /// @throws FileException if the file isn't text
    static CsvFile open(Path file, @Nullable MessageDigest digest) throws IOException {
        check(file);
        var name = file.toString();
        InputStream stored = Files.newInputStream(file);
        try {
            if (digest != null) {
                stored = new HashedInput(stored, digest);
            }
            return looked(name, stored);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /// @throws FileException if there is no such file, or it may not be read
    static void check(Path file) {
        var name = file.toString();
        if (Files.isDirectory(file)) {
            throw new FileException(
                    name,
                    0,
                    "this is a folder; name a file in it, or several with a pattern such as folder/*.csv",
                    null);
        }
        if (!Files.exists(file)) {
            throw new FileException(name, 0, "there is no such file", null);
        }
        if (!Files.isReadable(file)) {
            throw new FileException(
                    name, 0, "this file may not be read; check its permissions", null);
        }
    }

    private static CsvFile looked(String name, InputStream stored) throws IOException {
        var buffer = new byte[BUFFER];
        int length = stored.readNBytes(buffer, 0, 2);
        InputStream input = stored;
        if (FileHead.isPacked(buffer, length)) {
            input = new GZIPInputStream(new Prefixed(buffer.clone(), length, stored), BUFFER);
            length = 0;
        }
        length += input.readNBytes(buffer, length, BUFFER - length);
        var problem = FileHead.problem(buffer, length);
        if (problem != null) {
            throw new FileException(name, 0, problem, null);
        }
        int mark = FileHead.markLength(buffer, length);
        if (isBlank(buffer, mark, length) && length < BUFFER) {
            throw new FileException(
                    name, 0, "this file is empty; expected a header line and rows", null);
        }
        var head = new String(buffer, mark, length - mark, StandardCharsets.UTF_8);
        return new CsvFile(stored, new Utf8Reader(input, buffer, mark, length), head);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// The text, to be read once.
    Utf8Reader text() {
        return text;
    }

    /// The beginning of the text; its last character may be broken.
    String head() {
        return head;
    }

    /// Reads what is left of the stored bytes, so that the digest covers all.
    void drain() throws IOException {
        var rest = new byte[BUFFER];
        int count;
        do {
            count = stored.read(rest);
        } while (count >= 0);
    }

    @Override
    public void close() throws IOException {
        text.close();
        stored.close();
    }
}
