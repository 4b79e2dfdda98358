package io.thalweg.data.feature;

import java.util.ArrayList;
import java.util.List;

/// Free text as weights of the words that most training rows share: number of times in the text ×
/// weight, then divided by the Euclidean norm. Words are runs of letters and digits in lower case;
/// a Chinese character or a kana is a word of its own.
///
/// @param input the column
/// @param tokens the words
/// @param weights of each word: log((1 + n) / (1 + rows with the word)) + 1, of n training rows
public record TextTransform(String input, List<String> tokens, List<Double> weights)
        implements Transform {
    public TextTransform {
        tokens = List.copyOf(tokens);
        weights = List.copyOf(weights);
    }

    @Override
    public List<String> outputs() {
        var names = new ArrayList<String>(tokens.size());
        for (var token : tokens) {
            names.add(input + ":" + token);
        }
        return names;
    }
}
