package io.thalweg.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Some bytes, then a stream.
final class Prefixed extends FilterInputStream {
    private final byte[] prefix;
    private final int length;
    private int used;

    Prefixed(byte[] prefix, int length, InputStream rest) {
        super(rest);
        this.prefix = prefix;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        return used < length ? prefix[used++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (used == length) {
            return in.read(bytes, offset, count);
        }
        int taken = Math.min(count, length - used);
        System.arraycopy(prefix, used, bytes, offset, taken);
        used += taken;
        return taken;
    }

    @Override
    public int available() throws IOException {
        return length - used + in.available();
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
