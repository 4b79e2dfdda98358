package io.thalweg.learn.train;

import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.session.Session;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.learn.optim.Lbfgs;
import java.util.ArrayList;
import java.util.List;

/// Values of variables, and where a checkpoint has them.
final class Variables {
    private Variables() {}

    /// Copies of the values.
    static List<Tensor> values(List<Node> variables, Session session) {
        var values = new ArrayList<Tensor>(variables.size());
        for (var variable : variables) {
            values.add(session.value(variable));
        }
        return values;
    }

    private static String field(String group, Node variable) {
        return group + "/" + ((Variable) variable.op()).label();
    }

    static void save(Fields fields, String group, List<Node> variables, Session session) {
        save(fields, group, variables, values(variables, session));
    }

    /// @param values one for each variable, or none
    static void save(Fields fields, String group, List<Node> variables, List<Tensor> values) {
        fields.put(group, values.size());
        for (int i = 0; i < values.size(); i++) {
            fields.put(field(group, variables.get(i)), values.get(i).floats());
        }
    }

    /// @return one for each variable, or none where none were saved
    static List<Tensor> values(Fields saved, String group, List<Node> variables) {
        var values = new ArrayList<Tensor>();
        if (saved.whole(group) > 0) {
            for (var variable : variables) {
                var shape = variable.shape();
                values.add(Tensor.of(shape, saved.floats(field(group, variable), shape.size())));
            }
        }
        return values;
    }

    static void restore(Fields saved, String group, List<Node> variables, Session session) {
        for (var variable : variables) {
            var shape = variable.shape();
            session.assign(
                    variable, Tensor.of(shape, saved.floats(field(group, variable), shape.size())));
        }
    }

    static void saveLbfgs(Fields fields, Lbfgs.State state) {
        fields.put("lbfgs", state.steps().size());
        for (int i = 0; i < state.steps().size(); i++) {
            fields.put("lbfgs_step/" + i, state.steps().get(i));
            fields.put("lbfgs_change/" + i, state.changes().get(i));
        }
        fields.put("lbfgs_lowest_loss", state.lowestLoss());
        fields.put("lbfgs_lowest_norm", state.lowestNorm());
        fields.put("lbfgs_waited", state.waited());
    }

    static Lbfgs.State restoreLbfgs(Fields saved, List<Node> variables) {
        int length = 0;
        for (var variable : variables) {
            length += variable.shape().size();
        }
        var steps = new ArrayList<double[]>();
        var changes = new ArrayList<double[]>();
        for (int i = 0; i < saved.whole("lbfgs"); i++) {
            steps.add(saved.doubles("lbfgs_step/" + i, length));
            changes.add(saved.doubles("lbfgs_change/" + i, length));
        }
        return new Lbfgs.State(
                steps,
                changes,
                saved.number("lbfgs_lowest_loss"),
                saved.number("lbfgs_lowest_norm"),
                Math.toIntExact(saved.whole("lbfgs_waited")));
    }
}
