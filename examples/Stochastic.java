/// 3. Full batch, mini-batches, single samples: which learns faster
import static io.thalweg.core.graph.InitialValue.zeros;
import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;

import module io.thalweg.learn;

// The line of the example house-price, with its learning rate.
final Table houses = Table.read(Path.of("examples/data/ames.csv"));
final float[] areas = Standardized.of(houses.numbers("Gr_Liv_Area")).values();
final float[] prices = Standardized.of(houses.numbers("Sale_Price")).values();
final Graph graph = new Graph();
final Node x = graph.placeholder("x", Shape.of(BATCH, 1));
final Node y = graph.placeholder("y", Shape.of(BATCH, 1));
final Node w = graph.variable("w", zeros(1, 1));
final Node b = graph.variable("b", zeros(1));
final Node loss = x.matmul(w).plus(b).minus(y).square().mean();
final Node step = gradientDescent(0.025).minimize(loss);

/// Where a run stands: samples seen, seconds of training, and the loss over all houses.
record Mark(long samples, double seconds, double loss) {}

final List<Long> shown = List.of(32L, 320L, 2_930L, 29_300L, 293_000L);

void main() {
    for (int batch : new int[] {1, 32, houses.rows()}) {
        train(batch, 10); // a warm-up, as Java is slow until it has compiled what runs often
    }
    var full = train(houses.rows(), 300);
    var mini = train(32, 50);
    var single = train(1, 5);

    IO.println("Loss (the least possible is 0.50046)");
    IO.println("       samples   full batch   batches of 32   single samples");
    for (long samples : shown) {
        IO.println(
                "%,14d %12s %15s %16s"
                        .formatted(
                                samples,
                                at(samples, full),
                                at(samples, mini),
                                at(samples, single)));
    }
    IO.println("\nLoss: F full batch, m batches of 32, s single samples");
    draw("samples seen", Mark::samples, full, mini, single);
    draw("seconds", Mark::seconds, full, mini, single);
    IO.println("A step for each sample learns most from it; but many small steps take long,");
    IO.println("and their noise never settles. Batches of some dozens are the middle way.");
}

/// Trains for some passes over the houses, each in another order.
List<Mark> train(int batch, int passes) {
    var marks = new ArrayList<Mark>();
    try (var session = new Session(graph)) {
        long samples = 0, nanoseconds = 0, next = 0;
        for (int pass = 0; pass < passes; pass++) {
            int[] order = CounterRandom.permutation(houses.rows(), 42, 0, pass);
            for (int from = 0; from < order.length; from += batch) {
                long start = System.nanoTime();
                int to = Math.min(from + batch, order.length);
                session.run(
                        step,
                        feed(x, pick(areas, order, from, to)),
                        feed(y, pick(prices, order, from, to)));
                nanoseconds += System.nanoTime() - start;
                samples += to - from;
                if (samples >= next || shown.contains(samples)) {
                    next = samples + samples / 4;
                    double all = session.run(loss, feed(x, areas), feed(y, prices)).item();
                    marks.add(new Mark(samples, nanoseconds * 1e-9, all));
                }
            }
        }
    }
    return marks;
}

float[] pick(float[] all, int[] order, int from, int to) {
    var some = new float[to - from];
    for (int i = 0; i < some.length; i++) {
        some[i] = all[order[from + i]];
    }
    return some;
}

String at(long samples, List<Mark> run) {
    for (var mark : run) {
        if (mark.samples == samples) {
            return "%.5f".formatted(mark.loss);
        }
    }
    return "–";
}

void draw(
        String axis,
        ToDoubleFunction<Mark> position,
        List<Mark> full,
        List<Mark> mini,
        List<Mark> single) {
    var chart = new TextChart(79, 11).axes(axis, "loss").logarithmicX().yRange(0.49, 1);
    for (var run : List.of(single, mini, full)) {
        char name = run == full ? 'F' : run == mini ? 'm' : 's';
        var xs = run.stream().mapToDouble(position).toArray();
        chart.line(name, xs, run.stream().mapToDouble(Mark::loss).toArray());
    }
    IO.println(chart);
}
