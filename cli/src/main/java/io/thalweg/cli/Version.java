package io.thalweg.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Which Thalweg this is.
final class Version {
    private Version() {}

    /// @return such as `thalweg 0.1.0 (Java 25.0.3+9)`
    static String line() {
        return "thalweg " + number() + " (Java " + Runtime.version() + ")";
    }

    /// @return the version that Maven built, such as `0.1.0`
    static String number() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
