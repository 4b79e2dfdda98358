package io.thalweg.model;

import static io.thalweg.core.tensor.Shape.BATCH;

import io.thalweg.core.graph.Functions;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.random.CounterRandom;
import io.thalweg.core.tensor.Shape;
import io.thalweg.core.tensor.Tensor;
import io.thalweg.data.feature.BooleanTransform;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.EmbeddingTransform;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.NumberTransform;
import io.thalweg.data.feature.OneHotTransform;
import io.thalweg.data.feature.Target;
import io.thalweg.data.feature.Transform;
import io.thalweg.data.schema.Field;
import io.thalweg.data.schema.Kind;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.model.SavedModel.Contents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Small models, made by hand.
final class ModelSamples {
    private ModelSamples() {}

    static NumberTransform number(String column, boolean missingIndicator) {
        return new NumberTransform(column, 10, 0.5, false, true, missingIndicator);
    }

    /// Two numbers, yes or no: all can be given as plain numbers.
    static FeaturePlan numbers() {
        return new FeaturePlan(
                List.of(
                        number("size", true),
                        number("age", false),
                        new BooleanTransform("garden", "no", "yes"),
                        new OneHotTransform("rooms", List.of("1", "2", "3"), true)));
    }

    /// A number, a category with a slot each, and an embedded one.
    static FeaturePlan mixed() {
        return new FeaturePlan(
                List.of(
                        number("size", false),
                        new OneHotTransform("town", List.of("Ames", "高雄"), true),
                        new EmbeddingTransform("street", List.of("Oak", "Elm", "Main"))));
    }

    static NumberTarget price() {
        return new NumberTarget("price", true, 11.5, 0.75);
    }

    static ClassTarget kinds(int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add("kind " + (i + 1));
        }
        return new ClassTarget("kind", names, count == 2 ? 1 : -1, count == 2 ? "asked for" : "");
    }

    /// A model that is large enough to tell rows apart and has every kind of input.
    static Contents regression(int networks) {
        return contents(mixed(), price(), networks);
    }

    static Contents contents(FeaturePlan plan, Target target, int networks) {
        var list = new ArrayList<Network>();
        for (int i = 0; i < networks; i++) {
            list.add(network(plan, target, i));
        }
        var fields = new ArrayList<Field>();
        for (Transform transform : plan.transforms()) {
            fields.add(new Field(transform.input(), Kind.NUMBER, true, "numbers", 0, List.of(), 9));
        }
        return new Contents(
                new Schema(fields, ReadOptions.standard()),
                plan,
                List.of(target),
                list,
                provenance(list),
                evaluation(),
                null);
    }

    private static Evaluation evaluation() {
        var figures = new LinkedHashMap<String, Double>();
        figures.put("rmse", 0.25);
        figures.put("r2", Double.NaN);
        return new Evaluation(
                "regression", 1, figures, figures, "1 (the mean)", List.of(1.0), null, List.of());
    }

    static Provenance provenance(List<Network> networks) {
        var options = new LinkedHashMap<String, String>();
        options.put("target", "price");
        options.put("recipe", "network");
        return new Provenance(
                "2026-01-02T03:04:05Z",
                Versions.of(networks),
                new Machine("25.0.1", "Linux amd64", 2, 16),
                "houses.csv",
                "00ff",
                100,
                20,
                30,
                "network",
                options,
                7,
                2,
                1.5,
                "patience",
                12,
                48);
    }

    /// Hidden layers of 33 units, which is no multiple of any vector's lanes.
    private static Network network(FeaturePlan plan, Target target, long seed) {
        var graph = new Graph();
        var values = new LinkedHashMap<String, Tensor>();
        Node input = graph.placeholder(Network.NUMBERS, Shape.of(BATCH, plan.numbers()));
        for (int i = 0; i < plan.embeddings().size(); i++) {
            var category = graph.classes(Network.category(i), Shape.of(BATCH));
            var table =
                    variable(graph, values, "table_" + i, seed, plan.embeddings().get(i).size(), 3);
            var rows = table.gather(category);
            input = input.concatenate(1, rows);
        }
        int width = plan.numbers() + 3 * plan.embeddings().size();
        var hidden =
                input.matmul(variable(graph, values, "w1", seed, width, 33))
                        .plus(variable(graph, values, "b1", seed, 33))
                        .tanh();
        int classes = target instanceof ClassTarget some ? some.classes().size() : 1;
        int outputs = classes == 2 ? 1 : classes;
        var output =
                hidden.matmul(variable(graph, values, "w2", seed, 33, outputs))
                        .plus(variable(graph, values, "b2", seed, outputs));
        var head =
                switch (classes) {
                    case 1 -> output;
                    case 2 -> output.sigmoid();
                    default -> Functions.softmax(output);
                };
        var layer =
                new LayerSummary(
                        "dense",
                        Map.of("units", 33, "activation", "tanh"),
                        hidden.shape(),
                        33L * width + 33,
                        List.of("w1", "b1"));
        return new Network(graph, head, values, List.of(layer));
    }

    private static Node variable(
            Graph graph,
            SequencedMap<String, Tensor> values,
            String name,
            long seed,
            int... shape) {
        var elements = new float[Shape.of(shape).size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (float) CounterRandom.normal(seed, name.hashCode(), 0, i);
        }
        values.put(name, Tensor.of(Shape.of(shape), elements));
        return graph.variable(name, InitialValue.zeros(shape));
    }
}
