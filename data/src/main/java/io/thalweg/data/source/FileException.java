package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// The file is not there, or is not a text table: a folder, empty, binary, damaged, not UTF-8.
public final class FileException extends DataException {
    private static final long serialVersionUID = 1L;

    /// @param file the file as the user named it
    /// @param line the line, or 0
    /// @param problem what is wrong and how to mend it, to follow the file's name and a colon
    /// @param cause what was thrown by the system, if anything
    public FileException(String file, int line, String problem, @Nullable Throwable cause) {
        super(Place.of(file, line, null) + ": " + problem, file, line, null, cause);
    }
}
