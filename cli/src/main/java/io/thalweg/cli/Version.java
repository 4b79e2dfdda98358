package io.thalweg.cli;

import io.thalweg.model.Versions;

/// Which Thalweg this is.
final class Version {
    private Version() {}

    /// @return such as `thalweg 0.1.0 (Java 25.0.3+9)`
    static String line() {
        return "thalweg " + Versions.program() + " (Java " + Runtime.version() + ")";
    }
}
