package io.thalweg.core.kernel;

import static io.thalweg.core.kernel.Lanes.LANES;
import static io.thalweg.core.kernel.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/// One window of the pooling with the mean, for whole vectors of channels: the same as
/// [MeanPooling] and [MeanPoolingBack] do channel by channel, with the same bits. They return how
/// many channels they have done.
final class MeanVectors {
    private MeanVectors() {}

    /// The means.
    ///
    /// @param at the window's first number in the image
    /// @param rowStep from a row of the image to the next
    static int mean(
            float[] image,
            int at,
            int height,
            int width,
            int rowStep,
            int channels,
            float[] result,
            int target) {
        float count = (float) height * width;
        int channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            var sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < height; i++) {
                int from = at + channel + i * rowStep;
                for (int j = 0; j < width; j++) {
                    sum = sum.add(FloatVector.fromArray(SPECIES, image, from));
                    from += channels;
                }
            }
            sum.div(count).intoArray(result, target + channel);
        }
        return channel;
    }

    /// Adds shares of gradients to a window's numbers.
    static int share(
            float[] upstream,
            int place,
            int height,
            int width,
            int rowStep,
            int channels,
            float[] result,
            int target) {
        float count = (float) height * width;
        int channel = 0;
        for (; channel + LANES <= channels; channel += LANES) {
            var share = FloatVector.fromArray(SPECIES, upstream, place + channel).div(count);
            for (int i = 0; i < height; i++) {
                int to = target + channel + i * rowStep;
                for (int j = 0; j < width; j++) {
                    FloatVector.fromArray(SPECIES, result, to).add(share).intoArray(result, to);
                    to += channels;
                }
            }
        }
        return channel;
    }
}
