package io.thalweg.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Which versions a model was written with.
///
/// @param thalweg the program's
/// @param format the model file's
/// @param operations those of the operations in its networks, by name
public record Versions(String thalweg, int format, SequencedMap<String, Integer> operations) {
    /// The format of model files that this program writes.
    public static final int FORMAT = 3;

    /// Keeps a copy, in the order of the names.
    public Versions {
        operations = Collections.unmodifiableSequencedMap(new TreeMap<>(operations));
    }

    /// The versions of this program, its format, and the operations of some networks.
    public static Versions of(List<Network> networks) {
        var operations = new TreeMap<String, Integer>();
        for (var network : networks) {
            for (var node : GraphJson.needed(network.output())) {
                operations.put(node.op().name(), node.op().version());
            }
        }
        return new Versions(program(), FORMAT, operations);
    }

    /// The version of this program, such as `0.1.0`.
    public static String program() {
        try (var in = Versions.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
