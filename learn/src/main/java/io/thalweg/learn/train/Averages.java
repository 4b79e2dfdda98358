package io.thalweg.learn.train;

import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Feed;
import io.thalweg.core.session.PreparedRun;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Exponential moving averages of the weights: after step t each becomes d · average + (1 − d) ·
/// weight, with d = min(decay, (1 + t) / (10 + t)), so that the first weights are soon forgotten.
///
/// Source: Polyak, Juditsky 1992, "Acceleration of stochastic approximation by averaging"; the
/// rising decay as in `tf.train.ExponentialMovingAverage` with `num_updates`.
final class Averages {
    private final double decay;
    private final Session session;
    private final List<Node> weights;
    private final List<Node> averages = new ArrayList<>();
    private final PreparedRun run;
    private final float[] rate = new float[1];

    Averages(TrainingGraph graph, Session session, double decay) {
        this.decay = decay;
        this.session = session;
        this.weights = graph.variables;
        var nodes = graph.graph();
        var kept = nodes.placeholder("average_decay", Shape.scalar());
        var updates = new ArrayList<Node>();
        for (var weight : weights) {
            var name = "average/" + ((Variable) weight.op()).label();
            var average = nodes.state(name, InitialValue.zeros(weight.shape().axes()));
            averages.add(average);
            // weight + d · (average − weight) is the weight itself where both are equal.
            updates.add(average.assign(weight.plus(average.minus(weight).times(kept))));
        }
        run = session.prepare(kept.after(updates));
        run.feed(Feed.feed(kept, rate));
    }

    /// Takes the weights after a step in.
    ///
    /// @param step how many steps were done
    void update(long step) {
        rate[0] = (float) Math.min(decay, (1.0 + step) / (10.0 + step));
        run.run();
    }

    /// Begins with the weights as they are.
    void start() {
        for (int i = 0; i < weights.size(); i++) {
            session.assign(averages.get(i), session.value(weights.get(i)));
        }
    }

    /// Puts the averages in the weights' place.
    ///
    /// @return the weights, to be put back
    List<Tensor> swapIn() {
        var before = new ArrayList<Tensor>(weights.size());
        for (int i = 0; i < weights.size(); i++) {
            before.add(session.value(weights.get(i)));
            session.assign(weights.get(i), session.value(averages.get(i)));
        }
        return before;
    }

    List<Node> nodes() {
        return averages;
    }
}
