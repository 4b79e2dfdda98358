package io.thalweg.data.source;

import org.jspecify.annotations.Nullable;

/// How a place is named in a message.
final class Place {
    private Place() {}

    static String of(String file, int line, @Nullable String column) {
        var place = new StringBuilder(file);
        if (line > 0) {
            place.append(", line ").append(line);
        }
        if (column != null) {
            place.append(", column ").append(Names.shown(column));
        }
        return place.toString();
    }
}
