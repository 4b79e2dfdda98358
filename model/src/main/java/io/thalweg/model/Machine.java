package io.thalweg.model;

import jdk.incubator.vector.FloatVector;

/// What a model was trained on. None of it changes the result; it tells where a time came from.
///
/// @param jdk the version of the JDK
/// @param platform operating system and processor
/// @param processors how many processors the JVM sees
/// @param vectorLanes how many float32 numbers a vector of Java's preferred width holds; 1 where
///   the module `jdk.incubator.vector` isn't there
public record Machine(String jdk, String platform, int processors, int vectorLanes) {
    /// This machine.
    public static Machine current() {
        return new Machine(
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                lanes());
    }

    private static int lanes() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? Lanes.ofThisMachine()
                : 1;
    }

    /// Apart, so that it is only loaded where the module is.
    private static final class Lanes {
        static int ofThisMachine() {
            return FloatVector.SPECIES_PREFERRED.length();
        }
    }
}
