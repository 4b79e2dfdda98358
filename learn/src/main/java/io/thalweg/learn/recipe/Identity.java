package io.thalweg.learn.recipe;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What has to be the same for the same bits to come out, each with its name for people. The number
/// of threads isn't in it, nor how long training may take.
final class Identity {
    private final SequencedMap<String, String> identity = new LinkedHashMap<>();

    /// Adds something that is always known.
    Identity with(String name, String value) {
        identity.put(name, value);
        return this;
    }

    /// Adds something where it is known.
    Identity withKnown(String name, @Nullable Object value) {
        if (value != null) {
            identity.put(name, value.toString());
        }
        return this;
    }

    /// Adds columns where there are any. Sets of the JDK come in another order in each process.
    Identity withColumns(String name, Set<String> columns) {
        if (!columns.isEmpty()) {
            identity.put(name, String.join(", ", new TreeSet<>(columns)));
        }
        return this;
    }

    /// All together, in the order in which they were added.
    SequencedMap<String, String> all() {
        return new LinkedHashMap<>(identity);
    }
}
