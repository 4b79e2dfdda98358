package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of the depthwise convolutions for whole vectors of channels, whose sums stay
/// in registers. They return how many channels they have done.
final class DepthwiseVectors {
    private DepthwiseVectors() {}

    /// What the filter sees at one place, times the filter: one chain from 0 for each channel.
    static int place(
            int height,
            int width,
            float[] source,
            int sourceAt,
            int sourceRow,
            int sourceColumn,
            float[] filter,
            int filterAt,
            int filterRow,
            int filterColumn,
            int channels,
            float[] result,
            int resultAt) {
        int channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            var sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < height; i++) {
                int x = sourceAt + channel + i * sourceRow;
                int y = filterAt + channel + i * filterRow;
                for (int j = 0; j < width; j++) {
                    sum =
                            FloatVector.fromArray(SPECIES, source, x)
                                    .fma(FloatVector.fromArray(SPECIES, filter, y), sum);
                    x += sourceColumn;
                    y += filterColumn;
                }
            }
            sum.intoArray(result, resultAt + channel);
        }
        return channel;
    }

    /// Goes on with one chain for each channel, over places side by side.
    static int line(
            int places,
            float[] input,
            int inputAt,
            int inputStep,
            float[] upstream,
            int upstreamAt,
            int channels,
            float[] sums,
            int sumsAt) {
        int channel = 0;
        for (; channel + 4 * LANES <= channels; channel += 4 * LANES) {
            int at = sumsAt + channel;
            var a = FloatVector.fromArray(SPECIES, sums, at);
            var b = FloatVector.fromArray(SPECIES, sums, at + LANES);
            var c = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
            var d = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
            int x = inputAt + channel;
            int y = upstreamAt + channel;
            for (int place = 0; place < places; place++) {
                a =
                        FloatVector.fromArray(SPECIES, input, x)
                                .fma(FloatVector.fromArray(SPECIES, upstream, y), a);
                b =
                        FloatVector.fromArray(SPECIES, input, x + LANES)
                                .fma(FloatVector.fromArray(SPECIES, upstream, y + LANES), b);
                c =
                        FloatVector.fromArray(SPECIES, input, x + 2 * LANES)
                                .fma(FloatVector.fromArray(SPECIES, upstream, y + 2 * LANES), c);
                d =
                        FloatVector.fromArray(SPECIES, input, x + 3 * LANES)
                                .fma(FloatVector.fromArray(SPECIES, upstream, y + 3 * LANES), d);
                x += inputStep;
                y += channels;
            }
            a.intoArray(sums, at);
            b.intoArray(sums, at + LANES);
            c.intoArray(sums, at + 2 * LANES);
            d.intoArray(sums, at + 3 * LANES);
        }
        for (; channel + LANES <= channels; channel += LANES) {
            var sum = FloatVector.fromArray(SPECIES, sums, sumsAt + channel);
            int x = inputAt + channel;
            int y = upstreamAt + channel;
            for (int place = 0; place < places; place++) {
                sum =
                        FloatVector.fromArray(SPECIES, input, x)
                                .fma(FloatVector.fromArray(SPECIES, upstream, y), sum);
                x += inputStep;
                y += channels;
            }
            sum.intoArray(sums, sumsAt + channel);
        }
        return channel;
    }
}
