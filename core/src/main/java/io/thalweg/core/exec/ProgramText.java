package io.thalweg.core.exec;

import io.thalweg.core.graph.MatMul;
import io.thalweg.core.graph.Node;
import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.MemoryPlan;
import io.thalweg.core.plan.Program;
import io.thalweg.core.plan.Size;
import io.thalweg.core.plan.Stage;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A program as a table for people: a line for each kernel, then the memory.
final class ProgramText {
    private static final int BYTES = 4;

    private ProgramText() {}

    static String of(Program program, int batch, MemoryPlan memory, long[] nanos, long runs) {
        var text = new StringBuilder();
        text.append(program.stages().size()).append(" kernels for a batch of ").append(batch);
        text.append('\n');
        long flops = 0;
        long total = 0;
        for (int i = 0; i < program.stages().size(); i++) {
            var stage = program.stages().get(i);
            long work = operations(stage, batch);
            flops += work;
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%4d  %-8s %9s %9s",
                            i,
                            stage instanceof Stage.Fused ? "loop" : "library",
                            brief(work) + "FLOP",
                            brief(bytes(stage, batch)) + "B"));
            if (nanos.length > 0 && runs > 0) {
                total += nanos[i];
                text.append(String.format(Locale.ROOT, " %8.2f µs", nanos[i] * 1e-3 / runs));
            }
            text.append("  ").append(describe(stage, program)).append('\n');
        }
        text.append(brief(flops)).append("FLOP");
        if (total > 0) {
            text.append(String.format(Locale.ROOT, " in %.2f µs", total * 1e-3 / runs));
        }
        text.append("; memory ").append(brief((long) memory.size() * BYTES)).append("B, at least ");
        return text.append(brief((long) memory.leastSize() * BYTES)).append("B\n").toString();
    }

    private static String describe(Stage stage, Program program) {
        var text = new StringBuilder();
        switch (stage) {
            case Stage.Fused fused -> {
                var operations = new TreeSet<String>();
                for (var value : fused.loop().values()) {
                    if (!value.operands().isEmpty()) {
                        operations.add(value.code().name().toLowerCase(Locale.ROOT));
                    }
                }
                text.append(operations.isEmpty() ? "copy" : String.join(" ", operations));
            }
            case Stage.Library library -> {
                text.append(library.node().op().name());
                if (library.masked()) {
                    text.append(" where ").append(library.reads().getLast().label());
                    text.append(" > 0");
                }
            }
        }
        text.append(": ").append(names(stage.reads())).append(" -> ").append(names(stage.writes()));
        var homes = program.homes();
        for (var node : stage.writes()) {
            var home = homes.get(node);
            if (home != null) {
                text.append(", in place of ").append(home.label());
            }
        }
        return text.toString();
    }

    private static String names(List<Node> nodes) {
        var names = new StringBuilder();
        for (var node : nodes) {
            names.append(names.isEmpty() ? "" : ", ").append(node.label());
        }
        return names.toString();
    }

    private static long operations(Stage stage, int batch) {
        return switch (stage) {
            case Stage.Fused fused -> operations(fused.loop(), batch);
            case Stage.Library library -> {
                var node = library.node();
                long size = Size.of(node.shape()).at(batch);
                yield node.op() instanceof MatMul product
                        ? 2 * size * shared(node, product, batch)
                        : 0;
            }
        };
    }

    private static long shared(Node node, MatMul product, int batch) {
        return node.input(0).shape().at(batch).axis(product.leftTransposed() ? -2 : -1);
    }

    private static long operations(Loop loop, int batch) {
        long rows = loop.frame().rows().at(batch);
        long columns = loop.frame().columns().at(batch);
        long operations = 0;
        for (var value : loop.values()) {
            if (!value.operands().isEmpty()) {
                operations +=
                        switch (value.level()) {
                            case ONCE -> 1;
                            case ROW -> value.operands().size() == 1 ? columns * rows : rows;
                            case ELEMENT -> rows * columns;
                        };
            }
        }
        return operations;
    }

    private static long bytes(Stage stage, int batch) {
        long elements = 0;
        for (var node : stage.reads()) {
            elements += Size.of(node.shape()).at(batch);
        }
        for (var node : stage.writes()) {
            elements += Size.of(node.shape()).at(batch);
        }
        return elements * BYTES;
    }

    private static String brief(long number) {
        if (number < 10_000) {
            return number + " ";
        }
        if (number < 10_000_000) {
            return number / 1000 + " k";
        }
        return number < 10_000_000_000L ? number / 1_000_000 + " M" : number / 1_000_000_000 + " G";
    }
}
