package io.thalweg.contract.program;

import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.core.gradient.Gradients;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.session.Feed;
import io.thalweg.core.tensor.DType;
import io.thalweg.core.tensor.Shape;
import io.thalweg.learn.optim.Optimizer;
import io.thalweg.learn.optim.Optimizers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A program that a seed decides: sources, dozens of nodes, and what is fetched and assigned.
final class RandomProgram {
    static final int CLASSES = 5;

    private static final List<Optimizer> OPTIMIZERS =
            List.of(
                    Optimizers.gradientDescent(0.1),
                    Optimizers.momentum(0.1, 0.9),
                    Optimizers.nesterov(0.1, 0.9),
                    Optimizers.adaGrad(0.1),
                    Optimizers.rmsProp(0.01),
                    Optimizers.adadelta(),
                    Optimizers.adam(0.01),
                    Optimizers.adamW(0.01, 0.1),
                    Optimizers.nadam(0.01),
                    Optimizers.lion(0.01),
                    Optimizers.gradientDescent(0.1).clipNorm(0.5),
                    Optimizers.adam(0.01).clipValue(0.05));

    private final long seed;
    private final Graph graph = new Graph();
    private final Dice dice;
    private final Pool pool;
    private final List<Node> placeholders = new ArrayList<>();
    private final List<Node> weights = new ArrayList<>();
    private final List<Node> states = new ArrayList<>();
    private final List<Node> fetches = new ArrayList<>();
    private final Set<Node> assigned = new HashSet<>();

    RandomProgram(long seed) {
        this.seed = seed;
        dice = new Dice(seed);
        pool = new Pool(dice);
        sources();
        var steps = new RandomSteps(dice, pool, this);
        int length = 10 + dice.below(40);
        for (int i = 0; i < length; i++) {
            steps.add();
        }
        results();
    }

    Graph graph() {
        return graph;
    }

    List<Node> fetches() {
        return fetches;
    }

    /// A length: odd ones, one, and those around the width of a vector.
    int length() {
        return dice.of(1, 2, 3, 3, 5, 7, 16, 17, 33);
    }

    /// A new variable that training changes.
    Node weight(int... axes) {
        var weight = graph.variable("w" + weights.size(), InitialValue.uniform(-0.7, 0.7, axes));
        weights.add(weight);
        return weight;
    }

    /// Row numbers, one for each row of the batch.
    Node rows() {
        return placeholders.get(0);
    }

    private void sources() {
        int width = length();
        int depth = length();
        placeholders.add(graph.classes("rows", Shape.of(BATCH)));
        fed(Shape.of(BATCH, width));
        fed(Shape.of(BATCH, width));
        if (dice.oneIn(2)) {
            fed(Shape.of(BATCH, depth, width));
        }
        if (dice.oneIn(2)) {
            fed(Shape.of(depth, width));
        }
        if (dice.oneIn(3)) {
            fed(Shape.of(BATCH));
        }
        pool.add(weight(width), 1);
        pool.add(weight(depth, width), 1);
        pool.add(weight(), 1);
        for (int i = 0; i < 2; i++) {
            states.add(graph.state("s" + i, InitialValue.uniform(-1, 1, depth, width)));
            pool.add(states.get(i), 1);
        }
        if (dice.oneIn(2)) {
            pool.add(graph.random(Shape.of(BATCH, width)), 1);
        }
        if (dice.oneIn(3)) {
            pool.add(graph.random(Shape.of(depth, 1)), 1);
        }
    }

    private void fed(Shape shape) {
        var placeholder = graph.placeholder("x" + placeholders.size(), shape);
        placeholders.add(placeholder);
        pool.add(placeholder, 2);
    }

    /// One number from a node.
    private Node scalar(Node node) {
        return switch (dice.below(3)) {
            case 0 -> node.tanh().mean();
            case 1 -> node.square().mean().times(1 / Math.max(1, pool.size(node)));
            default -> node.sin().sum().times(0.1);
        };
    }

    private void results() {
        int count = 1 + dice.below(4);
        for (int i = 0; i < count; i++) {
            fetches.add(pool.any());
        }
        var loss = scalar(pool.any()).plus(scalar(pool.any()));
        switch (dice.below(4)) {
            case 0, 1 -> minimize(loss);
            case 2 -> gradients(loss);
            default -> {}
        }
        int assignments = dice.below(4);
        for (int i = 0; i < assignments; i++) {
            assign();
        }
        if (dice.oneIn(3)) {
            swap();
        }
        if (dice.oneIn(3)) {
            // What a run reads is the value at its start, whatever it assigns.
            fetches.add(dice.of(states));
            fetches.add(dice.of(weights).times(2));
        }
        if (dice.oneIn(8)) {
            fetches.add(fetches.get(0));
        }
    }

    private void minimize(Node loss) {
        // Each weight has its share in the loss, so that none is without a gradient.
        var whole = loss;
        for (var weight : weights) {
            whole = whole.plus(weight.plus(0.3).square().mean().times(0.1));
        }
        fetches.add(OPTIMIZERS.get((int) (seed % OPTIMIZERS.size())).minimize(whole));
        assigned.addAll(weights);
    }

    private void gradients(Node loss) {
        var sources = new ArrayList<>(weights);
        for (var placeholder : placeholders) {
            if (placeholder.dtype() == DType.FLOAT32) {
                sources.add(placeholder);
            }
        }
        var gradients = Gradients.of(loss, sources);
        fetches.addAll(gradients);
        if (dice.oneIn(2)) {
            var again = Gradients.of(scalar(dice.of(gradients)), weights);
            fetches.addAll(again);
        }
    }

    /// An assignment of something that depends on the variable and on the rest of the program.
    private void assign() {
        var variable = dice.oneIn(2) ? dice.of(states) : dice.of(weights);
        if (!assigned.add(variable)) {
            return;
        }
        var node = pool.fitting(variable);
        var value =
                node.shape().broadcastsTo(variable.shape())
                        ? variable.times(0.5).plus(node.times(0.5 / pool.size(node)))
                        : variable.times(0.9).plus(scalar(node));
        var assignment = variable.assign(value.broadcastTo(variable.shape()));
        fetches.add(assignment);
        if (dice.oneIn(3)) {
            fetches.add(assignment.times(variable));
        }
    }

    private void swap() {
        if (assigned.contains(states.get(0)) || assigned.contains(states.get(1))) {
            return;
        }
        assigned.addAll(states);
        fetches.add(states.get(0).assign(states.get(1)));
        fetches.add(scalar(pool.any()).after(List.of(states.get(1).assign(states.get(0)))));
    }

    /// Values for all placeholders.
    Feed[] feeds(int batch, int step) {
        var feeds = new Feed[placeholders.size()];
        for (int i = 0; i < feeds.length; i++) {
            var placeholder = (Placeholder) placeholders.get(i).op();
            int size = placeholder.shape().size(batch);
            if (placeholder.dtype() == DType.INT32) {
                var rows = new int[size];
                for (int j = 0; j < size; j++) {
                    rows[j] = CounterRandom.below(CLASSES, seed, 1000 + i, step, j);
                }
                feeds[i] = Feed.feed(placeholders.get(i), rows);
            } else {
                var numbers = new float[size];
                for (int j = 0; j < size; j++) {
                    numbers[j] = 4 * CounterRandom.uniform(seed, 1000 + i, step, j) - 2;
                }
                feeds[i] = Feed.feed(placeholders.get(i), numbers);
            }
        }
        return feeds;
    }
}
