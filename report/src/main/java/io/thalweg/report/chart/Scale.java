package io.thalweg.report.chart;

import java.util.ArrayList;
import java.util.List;

/// Where a value is drawn along an axis.
///
/// @param least the value at the axis' start, above 0 if logarithmic
/// @param greatest the value at its end, greater
/// @param logarithmic whether equal ratios are equal lengths
public record Scale(double least, double greatest, boolean logarithmic) {
    /// @throws IllegalArgumentException if no value lies between the ends, or an end isn't finite
    public Scale {
        if (!(least < greatest)
                || !Double.isFinite(greatest - least)
                || (logarithmic && least <= 0)) {
            throw new IllegalArgumentException(
                    "no axis goes from "
                            + least
                            + " to "
                            + greatest
                            + (logarithmic ? " by powers" : ""));
        }
    }

    /// From the least to the greatest finite value, with a little air if they are the same.
    ///
    /// @param values of all that is drawn, series by series
    public static Scale around(List<double[]> values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (var series : values) {
            for (double value : series) {
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        return between(least, greatest);
    }

    /// From one value to another, in either order, with a little air if they are the same or so far
    /// apart that nothing can be drawn.
    public static Scale between(double one, double other) {
        double least = Math.min(one, other);
        double greatest = Math.max(one, other);
        if (!Double.isFinite(greatest - least)) {
            return new Scale(0, 1, false);
        }
        if (greatest - least <= Math.ulp(Math.max(Math.abs(least), Math.abs(greatest))) * 8) {
            double air = least == 0 ? 1 : Math.abs(least) * 0.1;
            return new Scale(least - air, greatest + air, false);
        }
        return new Scale(least, greatest, false);
    }

    /// The same by powers of ten, where the values are above 0 and span more than `ratio`; else
    /// this.
    public Scale byPowersBeyond(double ratio) {
        return least > 0 && greatest / least > ratio ? new Scale(least, greatest, true) : this;
    }

    /// The same with its ends moved out to the next ticks.
    public Scale rounded() {
        if (logarithmic) {
            return this;
        }
        double step = step();
        return new Scale(
                Math.floor(least / step + 1e-9) * step,
                Math.ceil(greatest / step - 1e-9) * step,
                false);
    }

    /// The place of a value: 0 at the start, 1 at the end. Values outside are outside; NaN where a
    /// value can't be drawn.
    public double place(double value) {
        if (logarithmic) {
            return value <= 0 ? Double.NaN : Math.log(value / least) / Math.log(greatest / least);
        }
        return (value - least) / (greatest - least);
    }

    /// About four values to be written at the axis, all between its ends.
    public List<Double> ticks() {
        return logarithmic ? powers() : steps();
    }

    /// The distance of two ticks: 1, 2 or 5 times a power of ten, three to six of them in all.
    private double step() {
        double rough = (greatest - least) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double ratio = rough / power;
        return (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10) * power;
    }

    private List<Double> steps() {
        double step = step();
        var ticks = new ArrayList<Double>();
        long first = (long) Math.ceil(least / step - 1e-9);
        long last = (long) Math.floor(greatest / step + 1e-9);
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> powers() {
        int first = (int) Math.floor(Math.log10(least));
        int last = (int) Math.ceil(Math.log10(greatest));
        int apart = Math.max(1, (last - first) / 4);
        double[] within = greatest / least < 500 ? new double[] {1, 2, 5} : new double[] {1};
        var ticks = new ArrayList<Double>();
        for (int exponent = first; exponent <= last; exponent += apart) {
            for (double digit : within) {
                double tick = digit * Math.pow(10, exponent);
                if (tick >= least * (1 - 1e-9) && tick <= greatest * (1 + 1e-9)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
