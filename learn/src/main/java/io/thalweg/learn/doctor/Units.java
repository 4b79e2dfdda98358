package io.thalweg.learn.doctor;

import io.thalweg.core.graph.Constant;
import io.thalweg.core.graph.Maximum;
import io.thalweg.core.graph.Node;
import io.thalweg.core.session.Probe;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.learn.nn.BuiltLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which units with relu gave anything but zero lately.
final class Units {
    private final List<BuiltLayer> layers = new ArrayList<>();
    private final List<Node> probes = new ArrayList<>();
    private final List<boolean[]> alive = new ArrayList<>();
    private final int neededRows;
    private long rows;
    private long lastStep;

    /// @param trainingRows how many there are
    Units(List<BuiltLayer> all, int trainingRows) {
        for (var layer : all) {
            if (isRelu(layer.output()) && layer.output().shape().rank() >= 2) {
                layers.add(layer);
                probes.add(Probe.zerosOfUnits(layer.output()));
                probes.add(Probe.placesOfUnits(layer.output()));
                alive.add(new boolean[layer.output().shape().axis(-1)]);
            }
        }
        neededRows = Math.min(Thresholds.DEAD_ROWS, trainingRows);
    }

    /// Whether a node is max(x, 0).
    private static boolean isRelu(Node node) {
        return node.op() instanceof Maximum
                && node.input(1).op() instanceof Constant constant
                && constant.value().size() == 1
                && constant.value().item() == 0;
    }

    List<Node> probes() {
        return probes;
    }

    void look(long step, int batchRows, List<Tensor> values, Consumer<Finding> told) {
        for (int i = 0; i < layers.size(); i++) {
            var zeros = values.get(2 * i);
            double places = values.get(2 * i + 1).item();
            var living = alive.get(i);
            for (int unit = 0; unit < living.length; unit++) {
                living[unit] |= zeros.at(unit) < places;
            }
        }
        rows += batchRows;
        lastStep = step;
        if (rows >= neededRows) {
            judge(told);
        }
    }

    /// No more rows come.
    void end(Consumer<Finding> told) {
        if (rows >= Math.min(neededRows, Thresholds.DEAD_ROWS_AT_END)) {
            judge(told);
        }
    }

    private void judge(Consumer<Finding> told) {
        for (int i = 0; i < layers.size(); i++) {
            var living = alive.get(i);
            int dead = 0;
            for (boolean lives : living) {
                dead += lives ? 0 : 1;
            }
            if (dead >= Thresholds.DEAD_UNITS * living.length && living.length > 1) {
                told.accept(
                        new DeadUnits(layers.get(i).name(), lastStep, dead, living.length, rows));
            }
            alive.set(i, new boolean[living.length]);
        }
        rows = 0;
    }
}
