/// From files to batches: sources, schema, features fitted once and applied anywhere.
module io.thalweg.data {
    requires static transitive org.jspecify;
    requires transitive io.thalweg.core;
    requires de.siegmar.fastcsv;
    requires ch.randelshofer.fastdoubleparser;

    exports io.thalweg.data.source;
    exports io.thalweg.data.schema;
    exports io.thalweg.data.feature;
    exports io.thalweg.data.batch;
}
