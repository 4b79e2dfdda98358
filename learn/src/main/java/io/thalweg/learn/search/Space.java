package io.thalweg.learn.search;

import io.thalweg.core.random.CounterRandom;

/// What is searched, and how often each of it comes. A configuration is a function of the seed and
/// its number alone.
///
/// Sources: the table network after the space of RealMLP (Holzmüller, Grinsztajn, Steinwart 2024,
/// arXiv 2407.04491), with smaller networks beside, as several are averaged; the ensemble network
/// after that of TabM (Gorishniy, Kotelnikov, Babenko 2024, arXiv 2410.24210), narrower and with a
/// higher learning rate, as it has fewer epochs; the plain network after that of TabM's blocks, up
/// to half as wide; the linear model with any penalty that can matter.
///
/// @param seed of all that is drawn
/// @param ensembles whether networks of several members are among it
public record Space(long seed, boolean ensembles) {
    private static final int STREAM = 0x5EA2C4;

    /// The configuration of a number.
    ///
    /// @param number from 0
    public Configuration configuration(int number) {
        var draws = new Draws(seed, number);
        double kind = draws.uniform();
        if (kind < 0.25 && ensembles) {
            return ensembleNetwork(draws);
        }
        if (kind < 0.7) {
            return tableNetwork(draws);
        }
        return kind < 0.9 ? network(draws) : new Configuration.Linear(draws.logarithmic(1e-6, 10));
    }

    private static Configuration tableNetwork(Draws draws) {
        double size = draws.uniform();
        int layers = size < 0.6 ? 3 : size < 0.8 ? 5 : 1;
        int units = size < 0.35 ? 128 : size < 0.6 ? 256 : size < 0.8 ? 64 : 512;
        var activation = draws.of("relu", "selu", "mish");
        double drop = draws.uniform();
        double dropout = drop < 0.3 ? 0 : drop < 0.8 ? 0.15 : 0.3;
        double learningRate = draws.logarithmic(0.02, 0.3);
        double weightDecay = draws.uniform() < 0.5 ? 0 : 0.02;
        int frequencies = draws.uniform() < 0.3 ? 0 : 8;
        double deviation = draws.logarithmic(0.05, 0.5);
        boolean scales = draws.uniform() < 0.6;
        return new Configuration.TableNetwork(
                layers,
                units,
                activation,
                dropout,
                learningRate,
                weightDecay,
                frequencies,
                frequencies == 0 ? 0 : deviation,
                scales);
    }

    private static Configuration ensembleNetwork(Draws draws) {
        int layers = 1 + draws.below(3);
        int units = 64 << draws.below(3);
        int bins = draws.uniform() < 0.2 ? 0 : 4 << draws.below(4);
        double drop = draws.uniform();
        double dropout = drop < 0.25 ? 0 : drop < 0.75 ? 0.1 : 0.25;
        double learningRate = draws.logarithmic(1e-3, 1e-2);
        double weightDecay = draws.uniform() < 0.5 ? 0 : draws.logarithmic(1e-4, 0.1);
        return new Configuration.EnsembleNetwork(
                layers, units, bins, dropout, learningRate, weightDecay);
    }

    private static Configuration network(Draws draws) {
        int layers = 1 + draws.below(5);
        int units = 64 << draws.below(4);
        double dropout = draws.uniform() < 0.5 ? 0 : 0.5 * draws.uniform();
        double learningRate = draws.logarithmic(3e-4, 5e-3);
        double weightDecay = draws.uniform() < 0.5 ? 0 : draws.logarithmic(1e-4, 0.1);
        return new Configuration.Network(layers, units, dropout, learningRate, weightDecay);
    }

    /// The random numbers of one configuration, in turn.
    private static final class Draws {
        private final long seed;
        private final long number;
        private int element;

        Draws(long seed, long number) {
            this.seed = seed;
            this.number = number;
        }

        double uniform() {
            return CounterRandom.uniform(seed, STREAM, number, element++);
        }

        int below(int bound) {
            return CounterRandom.below(bound, seed, STREAM, number, element++);
        }

        /// Equal ratios are equally likely; three digits, so that people can read it.
        double logarithmic(double least, double most) {
            double drawn = least * StrictMath.pow(most / least, uniform());
            double digits = StrictMath.pow(10, 2 - Math.floor(StrictMath.log10(drawn)));
            return Math.rint(drawn * digits) / digits;
        }

        String of(String... choices) {
            return choices[below(choices.length)];
        }
    }
}
