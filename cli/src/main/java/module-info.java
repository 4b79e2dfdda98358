/// The command line.
module io.thalweg.cli {
    requires static transitive org.jspecify;
    requires java.compiler;
    requires io.thalweg.core;
    requires io.thalweg.data;
    requires io.thalweg.learn;
    requires io.thalweg.model;
    requires io.thalweg.report;
    requires tools.jackson.databind;

    exports io.thalweg.cli;
}
