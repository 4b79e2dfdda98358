package io.thalweg.core.kernel;

import java.lang.System.Logger.Level;

/// Whether this JVM has the Vector API; decided once.
final class VectorSupport {
    private static final String MODULE = "jdk.incubator.vector";

    /// Narrower vectors than this aren't worth their while.
    private static final int FEWEST_LANES = 4;

    static final boolean AVAILABLE = find();

    private VectorSupport() {}

    private static boolean find() {
        String reason;
        var module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            reason = "the JVM was started without --add-modules " + MODULE;
        } else if (!VectorSupport.class.getModule().canRead(module.get())) {
            reason = "the module " + MODULE + " cannot be read";
        } else if (Lanes.LANES < FEWEST_LANES) {
            reason = "its vectors have %s floats".formatted(Lanes.LANES);
        } else {
            return true; // A logger would cost more time than all else at the start.
        }
        boolean wanted = "off".equals(System.getProperty("thalweg.vectors"));
        System.getLogger(VectorSupport.class.getName())
                .log(
                        wanted ? Level.DEBUG : Level.INFO,
                        "computing without the Vector API, so several times slower: {0}",
                        reason);
        return false;
    }
}
