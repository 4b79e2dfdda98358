/// The engine: expressions, their gradients, the plan made of them, and the session that runs it.
/// Nothing but the JDK.
module io.thalweg.core {
    requires static transitive org.jspecify;
    // Where it is missing, scalar code gives the same results.
    requires static jdk.incubator.vector;

    exports io.thalweg.core.error;
    exports io.thalweg.core.random;
    exports io.thalweg.core.tensor;
    exports io.thalweg.core.graph;
    exports io.thalweg.core.gradient;
    exports io.thalweg.core.plan;
    exports io.thalweg.core.session;
}
