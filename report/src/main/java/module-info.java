/// The page that tells a training run to people.
module io.thalweg.report {
    requires static transitive org.jspecify;
    requires transitive io.thalweg.data;
    requires transitive io.thalweg.learn;
    requires transitive io.thalweg.model;

    exports io.thalweg.report;
}
