/// Training: layers, losses, optimizers, metrics, the loop and the recipes.
module io.thalweg.learn {
    requires static transitive org.jspecify;
    requires transitive io.thalweg.core;
    requires transitive io.thalweg.data;
    requires transitive io.thalweg.model;

    exports io.thalweg.learn.nn;
    exports io.thalweg.learn.loss;
    exports io.thalweg.learn.optim;
    exports io.thalweg.learn.metric;
    exports io.thalweg.learn.doctor;
    exports io.thalweg.learn.train;
    exports io.thalweg.learn.evaluate;
    exports io.thalweg.learn.explain;
    exports io.thalweg.learn.search;
    exports io.thalweg.learn.ensemble;
    exports io.thalweg.learn.recipe;
}
