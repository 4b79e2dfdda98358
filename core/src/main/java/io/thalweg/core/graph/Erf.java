package io.thalweg.core.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The error function 2/√π ∫₀ˣ e^(−t²) dt. Gradient: 2/√π · e^(−x²).
public record Erf() implements Unary {
    @Override
    public String name() {
        return "erf";
    }

    @Override
    public double reference(double x) {
        return ErrorFunction.erf(x);
    }

    @Override
    public List<@Nullable Node> gradient(Node node, Node upstream) {
        return Collections.singletonList(
                upstream.times(node.input(0).square().negate().exp())
                        .times(2 / Math.sqrt(Math.PI)));
    }
}
