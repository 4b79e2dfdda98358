package io.thalweg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    @Test
    void fewClassesAreAMatrix() {
        var matrix =
                new ConfusionMatrix(
                        List.of("setosa", "versicolor", "維吉尼亞鳶尾"),
                        List.of(
                                List.of(10.0, 0.0, 0.0),
                                List.of(0.0, 9.0, 1.0),
                                List.of(0.0, 1234.0, 2.5)));
        assertThat(matrix)
                .hasToString(
                        """
                        confusion matrix (down: true class, across: predicted)
                                      setosa  versicolor  維吉尼亞鳶尾
                        setosa            10           0             0
                        versicolor         0           9             1
                        維吉尼亞鳶尾       0       1,234         2.500
                        """);
        assertThat(matrix.rows(1)).isEqualTo(10);
    }

    @Test
    void namesTooLongForTheirColumnsAreNumbered() {
        var names = new ArrayList<String>();
        for (int label = 0; label < 9; label++) {
            names.add("class number " + label + " with a very long name indeed");
        }
        var text = diagonal(names, 7).toString();
        assertThat(text).contains("(1)  (2)").contains("(9) class number 8 with…");
        assertThat(text.lines()).allMatch(line -> TerminalText.width(line) <= 80);
    }

    @Test
    void manyClassesAreTheirMostConfusedPairs() {
        var names = new ArrayList<String>();
        for (int label = 0; label < 26; label++) {
            names.add(label == 3 ? "丁" : Character.toString('A' + label));
        }
        var counts = cells(diagonal(names, 7));
        counts.get(1).set(3, 3.0);
        counts.get(3).set(1, 4.0);
        counts.get(25).set(0, 3.0);
        var matrix = new ConfusionMatrix(names, new ArrayList<>(counts));
        assertThat(matrix)
                .hasToString(
                        """
                        most confused of 26 classes
                        true class  predicted  rows  of class
                        丁          B             4    36.4 %
                        B           丁            3    30.0 %
                        Z           A             3    30.0 %
                        """);
        assertThat(matrix.mostConfused(1)).containsExactly(new ConfusionMatrix.Confusion(3, 1, 4));
    }

    @Test
    void manyClassesWithoutAMistakeSaySo() {
        assertThat(diagonal(Collections.nCopies(11, "x"), 1))
                .hasToString("no row was taken for a class it isn't of (11 classes)\n");
    }

    @Test
    void countsTooWideForTheLineBecomePairs() {
        var names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(diagonal(names, 1e9).toString()).startsWith("no row");
    }

    @Test
    void aClassNamedWithNothingIsSeen() {
        assertThat(diagonal(List.of("", "x"), 1).toString()).contains("\"\"  1  0");
    }

    @Test
    void itIsSquare() {
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), List.of(List.of(1.0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ConfusionMatrix diagonal(List<String> names, double count) {
        var counts = new ArrayList<List<Double>>();
        for (int label = 0; label < names.size(); label++) {
            var line = new ArrayList<>(Collections.nCopies(names.size(), 0.0));
            line.set(label, count);
            counts.add(line);
        }
        return new ConfusionMatrix(names, counts);
    }

    private static List<List<Double>> cells(ConfusionMatrix matrix) {
        var cells = new ArrayList<List<Double>>();
        for (var line : matrix.counts()) {
            cells.add(new ArrayList<>(line));
        }
        return cells;
    }
}
