package io.thalweg.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Where a model comes from: with the same data, program and options the training can be repeated,
/// bit for bit.
///
/// @param created when training ended, ISO 8601 in UTC
/// @param versions of the program, the file's format and the operations
/// @param machine what trained it
/// @param data the name of the file that was read
/// @param dataSha256 the SHA-256 of its bytes, in hexadecimal
/// @param trainingRows how many rows trained
/// @param validationRows how many rows chose
/// @param testRows how many rows judged
/// @param recipe the recipe that was followed
/// @param options the options that the user gave, by name
/// @param seed of every random choice
/// @param threads how many computed; the result doesn't depend on it
/// @param seconds how long training took
/// @param stoppedBy which rule ended it
/// @param epochs how many passes over the training rows there were
/// @param steps how many steps were done
public record Provenance(
        String created,
        Versions versions,
        Machine machine,
        String data,
        String dataSha256,
        int trainingRows,
        int validationRows,
        int testRows,
        String recipe,
        SequencedMap<String, String> options,
        long seed,
        int threads,
        double seconds,
        String stoppedBy,
        int epochs,
        long steps) {
    /// Keeps a copy.
    public Provenance {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }
}
