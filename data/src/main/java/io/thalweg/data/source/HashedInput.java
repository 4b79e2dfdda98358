package io.thalweg.data.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Shows every byte that is read to a digest.
final class HashedInput extends FilterInputStream {
    private final MessageDigest digest;

    HashedInput(InputStream input, MessageDigest digest) {
        super(input);
        this.digest = digest;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            digest.update(bytes, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return read(new byte[(int) Math.min(count, 1 << 16)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
