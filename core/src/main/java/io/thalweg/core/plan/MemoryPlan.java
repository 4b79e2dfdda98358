package io.thalweg.core.plan;

import io.thalweg.core.graph.Node;
import io.thalweg.core.tensor.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Places in one array for all values that a program computes, for one batch: values that don't
/// live at the same time may lie in the same place.
///
/// @param places where each value begins
/// @param size how many elements the array has
/// @param leastSize the elements of the values that live at the worst moment: no plan needs fewer
public record MemoryPlan(Map<Node, Integer> places, int size, int leastSize) {
    /// Places begin at multiples of this: a cache line.
    private static final int ALIGNMENT = 16;

    /// How many numbers one array can hold, in whole cache lines.
    private static final int MOST = Integer.MAX_VALUE - 31;

    private record Life(Node node, long size, int first, int last) {}

    /// Plans the memory of a program.
    public static MemoryPlan of(Program program, int batch) {
        var lives = lives(program, batch);
        long least = 0;
        for (int stage = 0; stage < program.stages().size(); stage++) {
            long alive = 0;
            for (var life : lives) {
                alive += life.first <= stage && stage <= life.last ? life.size : 0;
            }
            least = Math.max(least, alive);
        }
        lives.sort((a, b) ->
                a.size != b.size
                        ? Long.compare(b.size, a.size)
                        : Integer.compare(a.first, b.first));
        var places = new HashMap<Node, Integer>();
        var placed = new ArrayList<Life>();
        int size = 0;
        for (var life : lives) {
            int place = place(life, placed, places, batch);
            places.put(life.node, place);
            // Sorted by place, so that gaps are found in one walk.
            int at = placed.size();
            while (at > 0 && places.getOrDefault(placed.get(at - 1).node, 0) > place) {
                at--;
            }
            placed.add(at, life);
            size = Math.max(size, (int) (place + life.size)); // place() has looked that it fits
        }
        return new MemoryPlan(Map.copyOf(places), size, Math.toIntExact(least));
    }

    /// The lowest place where a value fits between those that live at the same time.
    private static int place(Life life, List<Life> placed, Map<Node, Integer> places, int batch) {
        long place = 0;
        for (var other : placed) {
            if (other.first <= life.last && life.first <= other.last) {
                int begin = places.getOrDefault(other.node, 0);
                if (begin >= place + life.size) {
                    break;
                }
                place = Math.max(place, begin + other.size);
            }
        }
        if (place + life.size > MOST) {
            throw new ShapeException(
                    "The values that live at the same time in a step with a batch of "
                            + batch
                            + " need more than "
                            + MOST
                            + " numbers together. Use a smaller batch or smaller layers.");
        }
        return (int) place;
    }

    private static List<Life> lives(Program program, int batch) {
        var stages = program.stages();
        var homes = program.homes();
        var last = new HashMap<Node, Integer>();
        for (int i = 0; i < stages.size(); i++) {
            for (var node : stages.get(i).reads()) {
                last.put(node, i);
            }
        }
        Set<Node> kept = new HashSet<>(program.fetches());
        for (var assignment : program.assignments()) {
            kept.add(assignment.value());
        }
        var lives = new ArrayList<Life>();
        for (int i = 0; i < stages.size(); i++) {
            for (var node : stages.get(i).writes()) {
                if (!homes.containsKey(node)) {
                    int end = kept.contains(node) ? stages.size() : last.getOrDefault(node, i);
                    int size = Size.of(node.shape()).at(batch);
                    lives.add(new Life(node, aligned(size), i, Math.max(i, end)));
                }
            }
        }
        return lives;
    }

    private static long aligned(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
