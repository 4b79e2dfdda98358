/// The engine: expressions, their gradients, the plan made of them, and the session that runs it.
/// Nothing but the JDK.
module io.thalweg.core {
    requires static transitive org.jspecify;

    exports io.thalweg.core.error;
    exports io.thalweg.core.random;
    exports io.thalweg.core.tensor;
}
