/// 6. A loss and a layer of your own, in under 40 lines
import static io.thalweg.core.graph.InitialValue.zeros;
import static io.thalweg.learn.nn.Activations.relu;
import static io.thalweg.learn.nn.Layers.dense;
import static io.thalweg.learn.optim.Optimizers.adam;
import static io.thalweg.learn.train.StopRule.epochs;
import static io.thalweg.learn.train.StopRule.patience;

import module io.thalweg.learn;

/// Too low costs nine times as much as too high: then the best answer is the 90 % quantile.
Node ninetieth(Node predicted, Node truth) {
    var error = truth.minus(predicted);
    return error.times(0.9).maximum(error.times(-0.1)).mean(1);
}

/// Adds what a dense layer finds, as strongly as a weight says that is learned too.
Node residual(Node input, Site site) {
    return input.plus(site.add(dense(32, relu()), input).times(site.variable("gate", zeros(1))));
}

void main() {
    var houses = TableSamples.of(Table.read(Path.of("examples/data/ames.csv")), "Sale_Price");
    var model = Sequential.of(dense(32, relu()), this::residual, this::residual, dense(1));
    var training = Training.of(model, this::ninetieth, adam(1e-3)).penalties(0, 0.1);
    training.validation(houses.validation()).stopWhen(epochs(100), patience(10));
    var run = training.fit(houses.training());

    double[] predicted = run.network().predict(houses.test().features());
    int below = 0;
    for (int i = 0; i < predicted.length; i++) {
        below += houses.test().numbers()[i] < predicted[i] ? 1 : 0;
    }
    var message = "%d of %d unseen houses (%.1f %%) cost less than the network says.";
    double share = 100.0 * below / predicted.length;
    IO.println(message.formatted(below, predicted.length, share));
}
