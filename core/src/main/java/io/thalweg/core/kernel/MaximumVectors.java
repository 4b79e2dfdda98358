package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// One window of the pooling with the largest number, for whole vectors of channels: the same as
/// [MaximumPooling] and [MaximumPoolingBack] do channel by channel, with the same bits. They return
/// how many channels they have done.
final class MaximumVectors {
    private MaximumVectors() {}

    /// The largest numbers.
    ///
    /// @param at the window's first number in the image
    /// @param rowStep from a row of the image to the next
    static int largest(
            float[] image,
            int at,
            int height,
            int width,
            int rowStep,
            int channels,
            float[] result,
            int target) {
        int channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            var best = FloatVector.fromArray(SPECIES, image, at + channel);
            for (int i = 0; i < height; i++) {
                int from = at + channel + i * rowStep;
                for (int j = 0; j < width; j++) {
                    best = best.max(FloatVector.fromArray(SPECIES, image, from));
                    from += channels;
                }
            }
            best.intoArray(result, target + channel);
        }
        return channel;
    }

    /// What stands in a second array where the first has its largest.
    static int gather(
            float[] image,
            int at,
            float[] values,
            int valuesAt,
            int height,
            int width,
            int rowStep,
            int channels,
            float[] result,
            int target) {
        int channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            var best = FloatVector.fromArray(SPECIES, image, at + channel);
            var value = FloatVector.fromArray(SPECIES, values, valuesAt + channel);
            for (int i = 0; i < height; i++) {
                int on = channel + i * rowStep;
                for (int j = 0; j < width; j++) {
                    var here = FloatVector.fromArray(SPECIES, image, at + on);
                    var there = FloatVector.fromArray(SPECIES, values, valuesAt + on);
                    var isLarger =
                            here.compare(VectorOperators.GT, best)
                                    .or(
                                            here.test(VectorOperators.IS_NAN)
                                                    .andNot(best.test(VectorOperators.IS_NAN)));
                    best = best.blend(here, isLarger);
                    value = value.blend(there, isLarger);
                    on += channels;
                }
            }
            value.intoArray(result, target + channel);
        }
        return channel;
    }

    /// Adds gradients to where the largest numbers are.
    ///
    /// @param alone whether no other window sees these numbers: then gradients, or zeros, are
    ///   written in place of what is there
    static int handBack(
            float[] image,
            int at,
            int height,
            int width,
            int rowStep,
            int channels,
            float[] upstream,
            int place,
            float[] result,
            int target,
            boolean alone) {
        int channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            var best = FloatVector.fromArray(SPECIES, image, at + channel);
            var position = FloatVector.zero(SPECIES);
            float number = 0;
            for (int i = 0; i < height; i++) {
                int from = at + channel + i * rowStep;
                for (int j = 0; j < width; j++) {
                    var here = FloatVector.fromArray(SPECIES, image, from);
                    var isLarger =
                            here.compare(VectorOperators.GT, best)
                                    .or(
                                            here.test(VectorOperators.IS_NAN)
                                                    .andNot(best.test(VectorOperators.IS_NAN)));
                    best = best.blend(here, isLarger);
                    position = position.blend(number, isLarger);
                    number++;
                    from += channels;
                }
            }
            var gradient = FloatVector.fromArray(SPECIES, upstream, place + channel);
            var nothing = FloatVector.zero(SPECIES);
            number = 0;
            for (int i = 0; i < height; i++) {
                int to = target + channel + i * rowStep;
                for (int j = 0; j < width; j++) {
                    var share =
                            nothing.blend(gradient, position.compare(VectorOperators.EQ, number));
                    var before = alone ? nothing : FloatVector.fromArray(SPECIES, result, to);
                    before.add(share).intoArray(result, to);
                    number++;
                    to += channels;
                }
            }
        }
        return channel;
    }
}
