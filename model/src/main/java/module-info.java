/// The saved model: one file that holds all that a prediction needs, and what predicts with it.
@SuppressWarnings("module") // the command line is compiled later
module io.thalweg.model {
    requires static transitive org.jspecify;
    requires transitive io.thalweg.core;
    requires transitive io.thalweg.data;
    requires static jdk.incubator.vector; // asked for its width, where it is there
    requires tools.jackson.databind;

    exports io.thalweg.model;
    exports io.thalweg.model.json to
            io.thalweg.cli;
}
