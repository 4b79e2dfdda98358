package io.thalweg.core.kernel;

import io.thalweg.core.graph.Attending;
import io.thalweg.core.graph.Attention;
import io.thalweg.core.graph.AttentionGradient;
import io.thalweg.core.graph.Convolution;
import io.thalweg.core.graph.ConvolutionFilterGradient;
import io.thalweg.core.graph.ConvolutionInputGradient;
import io.thalweg.core.graph.Gru;
import io.thalweg.core.graph.GruGradient;
import io.thalweg.core.graph.Lstm;
import io.thalweg.core.graph.LstmGradient;
import io.thalweg.core.graph.MaximumPool;
import io.thalweg.core.graph.MaximumPoolGather;
import io.thalweg.core.graph.MaximumPoolGradient;
import io.thalweg.core.graph.MeanPool;
import io.thalweg.core.graph.MeanPoolGradient;
import io.thalweg.core.graph.Scan;
import io.thalweg.core.graph.Window;
import io.thalweg.core.tensor.Shape;

/// The kernel that suits an operation and its shapes. Shapes have no open axis here.
public final class LibraryKernels {
    private static final int MANY_NUMBERS = 16_384;

    private LibraryKernels() {}

    /// A kernel for a convolution.
    public static LibraryKernel of(Convolution op, Shape result, Shape... operands) {
        var geometry = SlidingGeometry.of(op, operands[0], operands[1], result);
        return isDepthwise(op.groups(), operands[0], result)
                ? new DepthwiseProduct(geometry, wide(result))
                : sliding(geometry);
    }

    /// A kernel for a convolution's gradient to its input.
    public static LibraryKernel of(ConvolutionInputGradient op, Shape result, Shape... operands) {
        var geometry = SlidingGeometry.of(op, operands[0], operands[1], result);
        return isDepthwise(op.groups(), operands[0], result)
                ? new DepthwiseProduct(geometry, wide(result))
                : sliding(geometry);
    }

    /// A kernel for a convolution's gradient to its filter.
    public static LibraryKernel of(ConvolutionFilterGradient op, Shape result, Shape... operands) {
        if (isDepthwise(op.groups(), operands[0], operands[1])) {
            return DepthwiseFilterGradient.of(
                    op, operands[0], operands[1], result, wide(operands[1]));
        }
        var forwards = new Convolution(op.sliding(), op.groups());
        var geometry = SlidingGeometry.of(forwards, operands[0], result, operands[1]);
        return Winograd.suits(geometry)
                ? WinogradFilterGradient.of(geometry)
                : FilterGradient.of(op, operands[0], operands[1], result);
    }

    private static LibraryKernel sliding(SlidingGeometry geometry) {
        return Winograd.suits(geometry)
                ? WinogradProduct.of(geometry)
                : SlidingProduct.of(geometry);
    }

    /// Whether each channel keeps to itself.
    private static boolean isDepthwise(int groups, Shape image, Shape other) {
        return groups > 1 && groups == image.axis(3) && groups == other.axis(3);
    }

    /// A kernel for pooling.
    public static LibraryKernel of(Window op, Shape result, Shape... operands) {
        return switch (op) {
            case MaximumPool pool ->
                    new MaximumPooling(
                            Places.of(op, operands[0], result), false, wide(operands[0]));
            case MaximumPoolGather gather ->
                    new MaximumPooling(Places.of(op, operands[0], result), true, wide(operands[0]));
            case MaximumPoolGradient gradient ->
                    new MaximumPoolingBack(
                            Places.of(op, operands[0], operands[1]), wide(operands[0]));
            case MeanPool pool ->
                    new MeanPooling(Places.of(op, operands[0], result), wide(operands[0]));
            case MeanPoolGradient gradient ->
                    new MeanPoolingBack(Places.of(op, result, operands[0]), wide(result));
        };
    }

    /// Whether vectors suit an image: there are enough channels, and enough numbers that the JIT
    /// compiler will soon have seen them often.
    private static boolean wide(Shape image) {
        return VectorSupport.AVAILABLE
                && image.axis(3) >= Lanes.LANES
                && image.size() >= MANY_NUMBERS;
    }

    /// A kernel for a recurrence over time.
    public static LibraryKernel of(Scan op, Shape result, Shape... operands) {
        int hidden = operands[1].axis(0);
        int batch = operands[0].axis(0);
        int time = operands[0].axis(1);
        boolean vectors = RecurrentCells.useVectors(batch, hidden);
        return switch (op) {
            case Lstm lstm -> new LstmSteps(batch, time, hidden, vectors);
            case LstmGradient gradient ->
                    new LstmBack(
                            batch,
                            time,
                            hidden,
                            UpstreamBlock.of(
                                    gradient.firstStep(), gradient.firstColumn(), operands[3]),
                            gradient.toInitialCell(),
                            vectors);
            case Gru gru -> new GruSteps(batch, time, hidden, vectors);
            case GruGradient gradient ->
                    new GruBack(
                            batch,
                            time,
                            hidden,
                            UpstreamBlock.of(
                                    gradient.firstStep(), gradient.firstColumn(), operands[3]),
                            gradient.toInitialState(),
                            vectors);
        };
    }

    /// A kernel for attention.
    ///
    /// @param projections the shape of queries, keys and values side by side
    public static LibraryKernel of(Attending op, Shape projections) {
        int batch = projections.axis(0);
        int time = projections.axis(1);
        int width = projections.axis(2) / 3;
        return switch (op) {
            case Attention attention -> {
                var shape =
                        new AttentionShape(
                                batch, time, width, attention.heads(), attention.causal());
                yield new AttentionSweep(shape, shape.useVectors());
            }
            case AttentionGradient gradient -> {
                var shape =
                        new AttentionShape(batch, time, width, gradient.heads(), gradient.causal());
                yield new AttentionBack(shape, shape.useVectors());
            }
        };
    }
}
