package io.thalweg.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Numbers drawn with characters, for terminals.
///
/// ```java
/// IO.println(new TextChart(72, 12).axes("w", "loss").curve('·', w -> w * w, -2, 2).point('o', 1, 1));
/// ```
///
/// What comes later is drawn over what came before. Axes reach as far as what is drawn, unless they
/// are set; what lies beyond a set axis isn't drawn.
public final class TextChart {
    private static final int LABEL = 8;

    /// One character somewhere.
    private record Mark(char character, double x, double y) {}

    /// Points joined by straight lines.
    private record Line(char character, double[] xs, double[] ys) {}

    private final int width;
    private final int height;
    private final List<Record> drawings = new ArrayList<>();
    private String xName = "";
    private String yName = "";
    private boolean xLogarithmic;
    private boolean yLogarithmic;
    private double[] xRange = {};
    private double[] yRange = {};

    /// An empty chart.
    ///
    /// @param width columns of the whole picture, at least 30
    /// @param height lines of the drawing, without the names of the axes, at least 3
    /// @throws IllegalArgumentException if it is smaller
    public TextChart(int width, int height) {
        if (width < 30 || height < 3) {
            throw new IllegalArgumentException(
                    "A chart needs 30 columns and 3 lines or more, not "
                            + width
                            + " and "
                            + height
                            + ".");
        }
        this.width = width - LABEL - 2;
        this.height = height;
    }

    /// Names the axes.
    public TextChart axes(String x, String y) {
        xName = x;
        yName = y;
        return this;
    }

    /// Sets the first and the last x.
    public TextChart xRange(double from, double to) {
        xRange = new double[] {from, to};
        return this;
    }

    /// Sets the lowest and the highest y.
    public TextChart yRange(double from, double to) {
        yRange = new double[] {from, to};
        return this;
    }

    /// Equal ratios of x take equal columns; what isn't above 0 isn't drawn.
    public TextChart logarithmicX() {
        xLogarithmic = true;
        return this;
    }

    /// Equal ratios of y take equal lines; what isn't above 0 isn't drawn.
    public TextChart logarithmicY() {
        yLogarithmic = true;
        return this;
    }

    /// Draws one character.
    public TextChart point(char character, double x, double y) {
        drawings.add(new Mark(character, x, y));
        return this;
    }

    /// Draws points joined by straight lines, with gaps where a number isn't finite.
    ///
    /// @param ys as many as there are xs
    public TextChart line(char character, double[] xs, double[] ys) {
        drawings.add(new Line(character, xs.clone(), ys.clone()));
        return this;
    }

    /// Draws a function.
    public TextChart curve(char character, DoubleUnaryOperator function, double from, double to) {
        int pieces = 4 * width;
        var xs = new double[pieces + 1];
        var ys = new double[pieces + 1];
        for (int i = 0; i <= pieces; i++) {
            xs[i] = from + (to - from) * i / pieces;
            ys[i] = function.applyAsDouble(xs[i]);
        }
        return line(character, xs, ys);
    }

    /// The picture, without the last line's end.
    @Override
    public String toString() {
        var xs = new Axis(xLogarithmic, xRange, width);
        var ys = new Axis(yLogarithmic, yRange, height);
        for (var drawing : drawings) {
            if (drawing instanceof Mark mark) {
                xs.reach(mark.x, mark.y, ys);
            } else if (drawing instanceof Line line) {
                for (int i = 0; i < line.xs.length; i++) {
                    xs.reach(line.xs[i], line.ys[i], ys);
                }
            }
        }
        xs.settle();
        ys.settle();
        var cells = new char[height][width];
        for (var row : cells) {
            Arrays.fill(row, ' ');
        }
        for (var drawing : drawings) {
            if (drawing instanceof Mark mark) {
                put(cells, mark.character, xs.cell(mark.x), ys.cell(mark.y));
            } else if (drawing instanceof Line line) {
                draw(cells, line, xs, ys);
            }
        }
        return text(cells, xs, ys);
    }

    /// Walks each piece in steps no longer than a cell.
    private static void draw(char[][] cells, Line line, Axis xs, Axis ys) {
        for (int i = 0; i < line.xs.length; i++) {
            double x = xs.cell(line.xs[i]);
            double y = ys.cell(line.ys[i]);
            double fromX = i == 0 ? Double.NaN : xs.cell(line.xs[i - 1]);
            double fromY = i == 0 ? Double.NaN : ys.cell(line.ys[i - 1]);
            double length = Math.max(Math.abs(x - fromX), Math.abs(y - fromY));
            // A far end beyond a set axis must not make the walk endless.
            int steps = length < 10_000 ? (int) Math.ceil(length) : 1;
            for (int step = 1; step < steps; step++) {
                double part = (double) step / steps;
                put(cells, line.character, fromX + (x - fromX) * part, fromY + (y - fromY) * part);
            }
            put(cells, line.character, x, y);
        }
    }

    private static void put(char[][] cells, char character, double column, double fromBelow) {
        long x = Math.round(column);
        long y = cells.length - 1 - Math.round(fromBelow);
        boolean drawn = !Double.isNaN(column) && !Double.isNaN(fromBelow);
        if (drawn && y >= 0 && y < cells.length && x >= 0 && x < cells[0].length) {
            cells[(int) y][(int) x] = character;
        }
    }

    private String text(char[][] cells, Axis xs, Axis ys) {
        var text = new StringBuilder();
        if (!yName.isEmpty()) {
            text.append(TerminalText.padLeft(yName, LABEL)).append('\n');
        }
        for (int row = 0; row < height; row++) {
            boolean labelled = row == 0 || row == height / 2 || row == height - 1;
            String label = labelled ? Figure.text(ys.value(height - 1 - row)) : "";
            text.append(TerminalText.padLeft(label, LABEL)).append(labelled ? " ┤" : " │");
            text.append(new String(cells[row]).stripTrailing()).append('\n');
        }
        text.append(" ".repeat(LABEL)).append(" └").append("─".repeat(width)).append('\n');
        var first = Figure.text(xs.value(0));
        var middle = Figure.text(xs.value((width - 1) / 2));
        var last = Figure.text(xs.value(width - 1));
        int half = width / 2 - first.length() + middle.length() / 2;
        var labels =
                first
                        + TerminalText.padLeft(middle, half)
                        + TerminalText.padLeft(last, width - first.length() - half);
        text.append(" ".repeat(LABEL + 2)).append(labels);
        if (!xName.isEmpty()) {
            int room = LABEL + 2 + (width + xName.length()) / 2;
            text.append('\n').append(TerminalText.padLeft(xName, room));
        }
        return text.toString();
    }

    /// From numbers to cells, counted from the axis's start.
    private static final class Axis {
        private final boolean logarithmic;
        private final boolean set;
        private final int cells;
        private double from = Double.NaN;
        private double to = Double.NaN;

        Axis(boolean logarithmic, double[] range, int cells) {
            this.logarithmic = logarithmic;
            this.cells = cells;
            set = range.length == 2;
            if (set) {
                from = scale(range[0]);
                to = scale(range[1]);
            }
        }

        /// NaN where there is no place for the number.
        private double scale(double value) {
            double scaled = logarithmic ? (value > 0 ? Math.log(value) : Double.NaN) : value;
            return Double.isFinite(scaled) ? scaled : Double.NaN;
        }

        /// Makes room for a point that has a place on both axes.
        void reach(double x, double y, Axis other) {
            if (!Double.isNaN(scale(x)) && !Double.isNaN(other.scale(y))) {
                reach(x);
                other.reach(y);
            }
        }

        private void reach(double value) {
            if (!set) {
                double scaled = scale(value);
                from = Double.isNaN(from) ? scaled : Math.min(from, scaled);
                to = Double.isNaN(to) ? scaled : Math.max(to, scaled);
            }
        }

        /// An axis needs two ends, also for one number or none.
        void settle() {
            if (Double.isNaN(from) || Double.isNaN(to)) {
                from = 0;
                to = 1;
            } else if (from == to) {
                from -= 0.5;
                to += 0.5;
            }
        }

        double cell(double value) {
            return (scale(value) - from) / (to - from) * (cells - 1);
        }

        double value(int cell) {
            double scaled = from + (to - from) * cell / (cells - 1);
            // The middle of −0.1 … 0.1 is 0, and not 1e-17.
            double rounded = Math.abs(scaled) < (to - from) * 1e-9 ? 0 : scaled;
            return logarithmic ? Math.exp(scaled) : rounded;
        }
    }
}
