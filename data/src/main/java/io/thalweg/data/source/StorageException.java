package io.thalweg.data.source;

import io.thalweg.core.error.UserInputException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A table doesn't fit into memory, and there is no room for it on disk either.
public final class StorageException extends UserInputException {
    private static final long serialVersionUID = 1L;

    private StorageException(String message, @Nullable Throwable cause) {
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

    static StorageException ofTexts(String file, String column, int different) {
        return new StorageException(
                Place.of(file, 0, column)
                        + ": there are more than "
                        + different
                        + " different texts, which take more than a quarter of Java's memory, where"
                        + " each text has to be once; leave the column out of the source, or give"
                        + " Java more memory (THALWEG_JAVA_OPTIONS=-Xmx…).",
                null);
    }
}
