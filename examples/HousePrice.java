/// 1. The smallest training program: a line through house prices, found step by step.
import static io.thalweg.core.graph.InitialValue.zeros;
import static io.thalweg.core.session.Feed.feed;
import static io.thalweg.core.tensor.Shape.BATCH;
import static io.thalweg.learn.optim.Optimizers.gradientDescent;

import module io.thalweg.learn;

void main() {
    // The samples: living area (square feet) and price (dollars) of 2,930 houses. Standardised,
    // that is counted from their mean in standard deviations; raw, this rate would diverge.
    var houses = Table.read(Path.of("examples/data/ames.csv"));
    var area = Standardized.of(houses.numbers("Gr_Liv_Area"));
    var price = Standardized.of(houses.numbers("Sale_Price"));

    // The model: price = w · area + b, with w and b still unknown.
    var graph = new Graph();
    var x = graph.placeholder("x", Shape.of(BATCH, 1));
    var y = graph.placeholder("y", Shape.of(BATCH, 1));
    var w = graph.variable("w", zeros(1, 1));
    var b = graph.variable("b", zeros(1));
    var predicted = x.matmul(w).plus(b);

    // The loss says how wrong it is; each step moves w and b downhill by 0.025 times the slope.
    var loss = predicted.minus(y).square().mean();
    var step = gradientDescent(0.025).minimize(loss);

    try (var session = new Session(graph)) {
        for (int i = 0; i < 1000; i++) {
            session.run(step, feed(x, area.values()), feed(y, price.values()));
        }
        IO.println("After 1,000 steps");
        compare(session.value(w).item(), session.value(b).item(), area, price);
    }

    IO.println("\nThe same until the loss is below 0.51 (the least possible is 0.50046)");
    Feed[] samples = {feed(x, area.values()), feed(y, price.values())};
    try (var session = new Session(graph)) {
        int steps = 0;
        while (session.run(loss, samples).item() >= 0.51) {
            session.run(step, samples);
            steps++;
        }
        IO.println(
                "  loss %.5f after %d steps".formatted(session.run(loss, samples).item(), steps));
    }

    IO.println("\nThe same rate with the sum of the squared errors instead of their mean");
    var sum = predicted.minus(y).square().sum();
    try (var session = new Session(graph)) {
        var tooFar = gradientDescent(0.025).minimize(sum);
        for (int i = 1; i <= 4; i++) { // the value of a step is the loss before it
            IO.println("  step %d: loss %.4g".formatted(i, session.run(tooFar, samples).item()));
        }
    }
    int rows = houses.rows();
    IO.println(
            "  It diverges: the sum over %,d houses is %<,d times as steep as the mean,"
                    .formatted(rows));
    IO.println("  so each step leaps over the valley and lands higher up the other side.");
    IO.println(
            "  Below 1/%d it descends; 0.025/%<d = %.3g takes the steps from above:"
                    .formatted(rows, 0.025 / rows));
    try (var session = new Session(graph)) {
        var fitting = gradientDescent(0.025 / rows).minimize(sum);
        for (int i = 0; i < 1000; i++) {
            session.run(fitting, samples);
        }
        compare(session.value(w).item(), session.value(b).item(), area, price);
    }
}

/// Prints a line beside the one that least squares gives without any step.
void compare(double w, double b, Standardized area, Standardized price) {
    double exact = 0; // the mean of the products, as both have mean 0 and deviation 1
    for (int i = 0; i < area.values().length; i++) {
        exact += (double) area.values()[i] * price.values()[i] / area.values().length;
    }
    double perFoot = price.deviation() / area.deviation();
    IO.println("                                trained  closed form");
    print("w (standardised)", w, exact);
    print("b (standardised)", b, 0);
    print("dollars per square foot", w * perFoot, exact * perFoot);
    print(
            "dollars at 0 square feet",
            price.raw(b - w * area.mean() / area.deviation()),
            price.raw(-exact * area.mean() / area.deviation()));
}

void print(String what, double trained, double closedForm) {
    trained = Math.rint(trained * 1e6) / 1e6 + 0.0; // + 0.0 so that no zero has a minus
    IO.println("  %-24s %12.6f %12.6f".formatted(what, trained, closedForm));
}
