package io.thalweg.learn.doctor;

import io.thalweg.data.batch.Samples;
import java.util.ArrayList;
import java.util.List;

/// Samples as they are fed; their columns have numbers for names.
final class ExaminedSamples implements ExaminedRows {
    private final Samples samples;
    private final int numbers;
    private final int categories;
    private final List<String> columns = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();

    ExaminedSamples(Samples samples) {
        this.samples = samples;
        numbers = samples.features().numbers();
        categories = samples.features().embeddings();
        for (int i = 0; i < numbers; i++) {
            columns.add("feature " + i);
        }
        for (int i = 0; i < categories; i++) {
            columns.add("category " + i);
        }
        int most = samples.classes() == null ? mostLabel() : 0;
        if (samples.classes() != null) {
            for (int each : samples.classes()) {
                most = Math.max(most, each);
            }
        }
        for (int i = 0; i <= most; i++) {
            classes.add(Integer.toString(i));
        }
    }

    /// 1 if all numbers to predict are 0 or 1, else −1.
    private int mostLabel() {
        if (samples.numbers() == null) {
            return -1;
        }
        for (float number : samples.numbers()) {
            if (number != 0 && number != 1) {
                return -1;
            }
        }
        return 1;
    }

    @Override
    public int rows() {
        return samples.rows();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public double number(int row, int column) {
        return column < numbers
                ? samples.features().number(row, column)
                : samples.features().category(row, column - numbers);
    }

    @Override
    public boolean isCategory(int column) {
        return column >= numbers;
    }

    @Override
    public long code(int row, int column) {
        // −0 and 0 are the same number.
        return Double.doubleToLongBits(number(row, column) + 0.0);
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public double target(int row) {
        if (samples.classes() != null) {
            return samples.classes()[row];
        }
        return samples.numbers() == null ? Double.NaN : samples.numbers()[row];
    }
}
