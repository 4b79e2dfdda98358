package io.thalweg.data.source;

import io.thalweg.core.error.UserInputException;
import java.io.IOException;

/// A table doesn't fit into memory, and there is no room for it on disk either.
public final class StorageException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    static StorageException of(String folder, long written, IOException problem) {
        return new StorageException(
                "The table is too large for memory, and can't be kept in "
                        + folder
                        + ": "
                        + problem.getMessage()
                        + (written > 0 ? " (after " + (written >> 20) + " MiB)" : "")
                        + ". Make room there, or name another folder"
                        + " (THALWEG_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER), or give Java more memory"
                        + " (-Xmx).",
                problem);
    }
}
