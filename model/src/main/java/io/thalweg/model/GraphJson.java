package io.thalweg.model;

import io.thalweg.core.error.UserInputException;
import io.thalweg.core.graph.Graph;
import io.thalweg.core.graph.InitialValue;
import io.thalweg.core.graph.Node;
import io.thalweg.core.graph.Op;
import io.thalweg.core.graph.OpCatalog;
import io.thalweg.core.graph.Placeholder;
import io.thalweg.core.graph.UnknownOperationException;
import io.thalweg.core.graph.Variable;
import io.thalweg.core.tensor.DType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A graph as JSON and back: a list of nodes, each with its operation's name, version and
/// attributes, and the positions of its inputs.
final class GraphJson {
    private static final int MOST_NODES = 1_000_000;

    private GraphJson() {}

    /// The nodes that an output needs, each after its inputs; the output is the last.
    static List<Node> needed(Node output) {
        var wanted = new BitSet();
        wanted.set(output.id());
        var nodes = output.graph().nodes();
        for (int id = output.id(); id >= 0; id--) {
            if (wanted.get(id)) {
                for (var input : nodes.get(id).inputs()) {
                    wanted.set(input.id());
                }
            }
        }
        var needed = new ArrayList<Node>();
        for (int id = wanted.nextSetBit(0); id >= 0; id = wanted.nextSetBit(id + 1)) {
            needed.add(nodes.get(id));
        }
        return needed;
    }

    static JsonNode write(List<Node> needed) {
        var positions = new HashMap<Node, Integer>();
        for (var node : needed) {
            positions.put(node, positions.size());
        }
        var array = JsonNodeFactory.instance.arrayNode();
        for (var node : needed) {
            ObjectNode object = array.addObject();
            object.put("op", node.op().name());
            object.put("version", node.op().version());
            var attributes = object.putObject("attributes");
            var sorted = new TreeMap<>(node.op().attributes());
            for (var attribute : sorted.entrySet()) {
                attributes.set(attribute.getKey(), RecordWriter.write(attribute.getValue()));
            }
            var inputs = object.putArray("inputs");
            for (var input : node.inputs()) {
                inputs.add(positions.getOrDefault(input, -1));
            }
        }
        return array;
    }

    /// Rebuilds the graph.
    ///
    /// @param path where in the file, for messages
    /// @return the node of each position
    /// @throws Damage if the nodes make no graph, or an operation is unknown or newer than this
    ///   program
    static List<Node> read(@Nullable JsonNode json, String path) {
        if (json == null || !json.isArray() || json.isEmpty() || json.size() > MOST_NODES) {
            throw new Damage(path, "a list of nodes");
        }
        var graph = new Graph();
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < json.size(); i++) {
            var place = path + "[" + i + "]";
            try {
                nodes.add(node(graph, json.get(i), nodes, place));
            } catch (UserInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Damage(place, "a valid operation: " + e.getMessage());
            }
        }
        return nodes;
    }

    private static Node node(Graph graph, JsonNode json, List<Node> nodes, String place) {
        var description = RecordReader.OF_NUMBERS.read(Description.class, json, place);
        var op = operation(description, plain(json.get("attributes")), place);
        var inputs = new Node[description.inputs.size()];
        for (int i = 0; i < inputs.length; i++) {
            int position = description.inputs.get(i);
            if (position < 0 || position >= nodes.size()) {
                throw new Damage(place + ".inputs", "positions of earlier nodes");
            }
            inputs[i] = nodes.get(position);
        }
        return switch (op) {
            case Placeholder placeholder ->
                    placeholder.dtype() == DType.FLOAT32
                            ? graph.placeholder(placeholder.label(), placeholder.shape())
                            : graph.classes(placeholder.label(), placeholder.shape());
            case Variable variable ->
                    graph.variable(variable.label(), InitialValue.zeros(variable.shape().axes()));
            default -> graph.apply(op, inputs);
        };
    }

    private static Op operation(
            Description description, Map<String, Object> attributes, String place) {
        try {
            return OpCatalog.of(description.op, description.version, attributes);
        } catch (UnknownOperationException e) {
            throw Damage.newer(place, "an operation that this program knows: " + e.getMessage());
        }
    }

    private record Description(String op, int version, List<Integer> inputs) {}

    private static Map<String, Object> plain(@Nullable JsonNode attributes) {
        var values = new LinkedHashMap<String, Object>();
        if (attributes != null) {
            for (var property : attributes.properties()) {
                values.put(property.getKey(), value(property.getValue()));
            }
        }
        return values;
    }

    private static Object value(JsonNode json) {
        if (json.isBoolean()) {
            return json.asBoolean();
        }
        if (json.isIntegralNumber()) {
            return json.asLong();
        }
        if (json.isNumber()) {
            return json.asDouble();
        }
        if (json.isArray()) {
            var list = new ArrayList<Object>();
            for (int i = 0; i < json.size(); i++) {
                list.add(value(json.get(i)));
            }
            return list;
        }
        return json.asString();
    }
}
