package io.thalweg.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 and stops at the first byte that isn't, knowing where it is.
final class Utf8Reader extends Reader {
    /// The byte at this offset (after unpacking, from the file's start) cannot be decoded.
    static final class Undecodable extends IOException {
        private static final long serialVersionUID = 1L;
        private final long offset;

        Undecodable(long offset) {
            super("not UTF-8 at byte " + offset);
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }

    private final InputStream input;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes;
    private long decoded;
    private boolean ended;
    private char pending;

    /// @param input goes on after the buffer's bytes
    /// @param buffer reused as working storage
    /// @param from the first byte to decode, in the buffer and in the file
    /// @param to end of the bytes already read
    Utf8Reader(InputStream input, byte[] buffer, int from, int to) {
        this.input = input;
        this.bytes = ByteBuffer.wrap(buffer);
        this.decoded = from;
        bytes.position(from).limit(to);
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (pending != 0) {
            characters[offset] = pending;
            pending = 0;
            return 1;
        }
        if (length == 1) {
            return readOne(characters, offset);
        }
        var target = CharBuffer.wrap(characters, offset, length);
        while (true) {
            int before = bytes.position();
            var result = decoder.decode(bytes, target, ended);
            decoded += bytes.position() - before;
            int count = target.position() - offset;
            if (count > 0) {
                return count; // an error after good characters comes back at the next call
            }
            if (result.isError()) {
                throw new Undecodable(decoded);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    /// A character beyond the basic plane needs room for two; the second waits.
    private int readOne(char[] characters, int offset) throws IOException {
        var two = new char[2];
        int count = read(two, 0, 2);
        if (count > 0) {
            characters[offset] = two[0];
        }
        if (count == 2) {
            pending = two[1];
        }
        return Math.min(count, 1);
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = input.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    /// The line with the byte at this offset, from 1, counted in the bytes still to be decoded.
    int lineOf(long offset) throws IOException {
        int line = 1;
        byte before = 0;
        while (decoded < offset) {
            if (!bytes.hasRemaining()) {
                if (ended) {
                    break;
                }
                fill();
                continue;
            }
            byte next = bytes.get();
            decoded++;
            if (next == '\r' || (next == '\n' && before != '\r')) {
                line++;
            }
            before = next;
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
