package io.thalweg.core.graph;

/// Functions made of primitives; they need no gradient of their own.
public final class Functions {
    private Functions() {}

    /// max(x, 0). Gradient 0 at 0.
    public static Node relu(Node x) {
        return x.maximum(0);
    }

    /// x above zero, slope · x below (Maas, Hannun, Ng 2013).
    public static Node leakyRelu(Node x, double slope) {
        return x.greater(0).select(x, x.times(slope));
    }

    /// x above zero, α (eˣ − 1) below (Clevert, Unterthiner, Hochreiter 2015, arXiv 1511.07289).
    public static Node elu(Node x, double alpha) {
        // The exponential sees only what it is used for, so that it can't overflow into the
        // gradient.
        return x.greater(0).select(x, x.minimum(0).exp().minus(1).times(alpha));
    }

    /// The scaled ELU that keeps mean 0 and variance 1 (Klambauer et al. 2017, arXiv 1706.02515, λ
    /// and α of section 2).
    public static Node selu(Node x) {
        return elu(x, 1.6732632423543772).times(1.0507009873554805);
    }

    /// x Φ(x), Φ the normal distribution function (Hendrycks, Gimpel 2016, arXiv 1606.08415).
    public static Node gelu(Node x) {
        return x.times(x.times(Math.sqrt(0.5)).erf().plus(1)).times(0.5);
    }

    /// x · sigmoid(x), also called swish (arXiv 1702.03118, 1710.05941).
    public static Node silu(Node x) {
        return x.times(x.sigmoid());
    }

    /// x · tanh(softplus x) (Misra 2019, arXiv 1908.08681).
    public static Node mish(Node x) {
        return x.times(softplus(x).tanh());
    }

    /// log(1 + eˣ), without overflow: max(x, 0) + log(1 + e^(−|x|)). Gradient: sigmoid(x).
    public static Node softplus(Node x) {
        // |x| as x times its sign, −1 at 0: there the first term's gradient is 0, so the second has
        // to
        // bring the half. (A network that starts with zeros meets exactly this point.)
        var sign = x.greater(0).times(2).minus(1);
        return x.maximum(0).plus(x.times(sign).negate().exp().log1p());
    }

    /// eˣ divided by its sum along the innermost axis; the largest element is taken off first, so
    /// that nothing overflows. Shape: kept.
    public static Node softmax(Node x) {
        var powers = shifted(x).exp();
        return powers.dividedBy(powers.sumKeeping(-1));
    }

    /// The logarithm of the softmax, without the detour. Shape: kept.
    public static Node logSoftmax(Node x) {
        var shifted = shifted(x);
        return shifted.minus(shifted.exp().sumKeeping(-1).log());
    }

    private static Node shifted(Node x) {
        return x.minus(x.maxKeeping(-1).stopGradient());
    }

    /// Each row of the innermost axis with mean 0 and variance 1: (x − mean) / √(variance + ε), the
    /// variance divided by the number of elements. Shape: kept.
    ///
    /// Source: Ba, Kiros, Hinton 2016, arXiv 1607.06450, equation 4, without gain and bias.
    public static Node normalize(Node x, double epsilon) {
        var length = x.count(-1);
        var centred = x.minus(x.sumKeeping(-1).dividedBy(length));
        var variance = centred.square().sumKeeping(-1).dividedBy(length);
        return centred.dividedBy(variance.plus(epsilon).sqrt());
    }

    /// Scaled dot-product attention: softmax(Q Kᵀ / √width) V. Shape: Q `[…, queries, width]`, K
    /// `[…, keys, width]`, V `[…, keys, values]` to `[…, queries, values]`.
    ///
    /// Source: Vaswani et al. 2017, arXiv 1706.03762, equation 1.
    public static Node attention(Node queries, Node keys, Node values) {
        return softmax(scores(queries, keys)).matmul(values);
    }

    /// Scaled dot-product attention to some of the keys only.
    ///
    /// @param mask 0 where a query must not see a key, else 1; Shape: repeated to `[…, queries,
    ///   keys]`. A query that sees no key at all gives the mean of the values
    public static Node attention(Node queries, Node keys, Node values, Node mask) {
        // Large enough that its exponential is 0 beside any score, small enough that it is finite.
        var hidden = queries.graph().constant(-1e9);
        return softmax(mask.select(scores(queries, keys), hidden)).matmul(values);
    }

    private static Node scores(Node queries, Node keys) {
        var products = queries.graph().apply(new MatMul(false, true), queries, keys);
        return products.times(1 / Math.sqrt(queries.shape().axis(-1)));
    }
}
