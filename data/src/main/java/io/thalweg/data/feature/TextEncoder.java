package io.thalweg.data.feature;

import java.util.HashMap;
import java.util.Map;

/// Texts as weights of words.
final class TextEncoder implements Encoder {
    private final Map<String, Integer> places;
    private final double[] weights;
    private final int at;

    TextEncoder(TextTransform transform, int at) {
        int count = transform.tokens().size();
        this.places = HashMap.newHashMap(count);
        this.weights = new double[count];
        for (int i = 0; i < count; i++) {
            places.put(transform.tokens().get(i), i);
            weights[i] = transform.weights().get(i);
        }
        this.at = at;
    }

    @Override
    public void encode(Cells cells, int[] rows, int from, int to, Features into) {
        var counts = new int[weights.length];
        for (int i = from; i < to; i++) {
            var text = cells.text(rows[i]);
            if (text == null) {
                continue;
            }
            for (var word : Words.of(text)) {
                var place = places.get(word);
                if (place != null) {
                    counts[place]++;
                }
            }
            write(counts, into.values(), i * into.numbers() + at);
        }
    }

    /// Writes the weights and sets the counts back to 0.
    private void write(int[] counts, float[] values, int place) {
        double squares = 0;
        for (int word = 0; word < counts.length; word++) {
            double weight = counts[word] * weights[word];
            squares += weight * weight;
        }
        double norm = Math.sqrt(squares);
        for (int word = 0; word < counts.length; word++) {
            if (counts[word] > 0) {
                values[place + word] = (float) (counts[word] * weights[word] / norm);
                counts[word] = 0;
            }
        }
    }
}
