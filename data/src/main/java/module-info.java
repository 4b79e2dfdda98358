/// From files to batches: sources, schema, features fitted once and applied anywhere.
module io.thalweg.data {
    requires static transitive org.jspecify;
    requires transitive io.thalweg.core;
    requires java.sql;
    requires de.siegmar.fastcsv;
    requires ch.randelshofer.fastdoubleparser;
    requires dev.hardwood.core;
    requires tools.jackson.core;

    exports io.thalweg.data.source;
    exports io.thalweg.data.schema;
    exports io.thalweg.data.feature;
    exports io.thalweg.data.batch;
}
