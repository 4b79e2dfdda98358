package io.thalweg.learn.loss;

import static io.thalweg.core.session.Feed.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thalweg.core.graph.Graph;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Shape;
import org.junit.jupiter.api.Test;

class MembersLossTest {
    /// Members that say 0 and 2 where 1 is right are each wrong by 1, though their mean is right.
    @Test
    void eachMemberHasToBeRight() {
        var graph = new Graph();
        var said = graph.placeholder("said", Shape.of(Shape.BATCH, 2, 1));
        var y = graph.placeholder("y", Shape.of(Shape.BATCH, 1));
        var loss = new MembersLoss(Losses.squaredError()).mean(said, y);
        try (var session = new Session(graph)) {
            var two =
                    session.run(
                            loss,
                            feed(said, new float[] {0, 2, 3, 3}),
                            feed(y, new float[] {1, 3}));
            assertThat(two.item()).isEqualTo(0.5f);
        }
    }

    /// −log of the softmax at the right class, worked out by hand.
    @Test
    void classesHaveMembersToo() {
        var graph = new Graph();
        var said = graph.placeholder("said", Shape.of(Shape.BATCH, 2, 2));
        var y = graph.classes("y", Shape.of(Shape.BATCH));
        var loss = new MembersLoss(Losses.softmaxCrossEntropy()).mean(said, y);
        try (var session = new Session(graph)) {
            var mean =
                    session.run(loss, feed(said, new float[] {0, 0, 1, 3}), feed(y, new int[] {1}));
            double expected = (Math.log(2) + Math.log(1 + Math.exp(-2))) / 2;
            assertThat(mean.item()).isCloseTo(expected, within(1e-6)); // float32
        }
    }
}
