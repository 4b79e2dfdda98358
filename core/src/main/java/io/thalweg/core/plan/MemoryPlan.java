package io.thalweg.core.plan;

import io.thalweg.core.graph.Node;
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

    private record Life(Node node, int size, int first, int last) {}

    /// Plans the memory of a program.
    public static MemoryPlan of(Program program, int batch) {
        var lives = lives(program, batch);
        int least = 0;
        for (int stage = 0; stage < program.stages().size(); stage++) {
            int alive = 0;
            for (var life : lives) {
                alive += life.first <= stage && stage <= life.last ? life.size : 0;
            }
            least = Math.max(least, alive);
        }
        lives.sort((a, b) ->
                a.size != b.size
                        ? Integer.compare(b.size, a.size)
                        : Integer.compare(a.first, b.first));
        var places = new HashMap<Node, Integer>();
        var placed = new ArrayList<Life>();
        int size = 0;
        for (var life : lives) {
            int place = place(life, placed, places);
            places.put(life.node, place);
            // Sorted by place, so that gaps are found in one walk.
            int at = placed.size();
            while (at > 0 && places.getOrDefault(placed.get(at - 1).node, 0) > place) {
                at--;
            }
            placed.add(at, life);
            size = Math.max(size, Math.addExact(place, life.size));
        }
        return new MemoryPlan(Map.copyOf(places), size, least);
    }

    private static int place(Life life, List<Life> placed, Map<Node, Integer> places) {
        int place = 0;
        for (var other : placed) {
            if (other.first <= life.last && life.first <= other.last) {
                int begin = places.getOrDefault(other.node, 0);
                if (begin >= (long) place + life.size) {
                    break;
                }
                place = Math.max(place, begin + other.size);
            }
        }
        return place;
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

    private static int aligned(int size) {
        return Math.addExact(size, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
