package io.thalweg.learn.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Settings of a model that can be tried.
public sealed interface Configuration {
    /// What kind of model it is, for people.
    String kind();

    /// Its settings by name: numbers, texts and truth values.
    SequencedMap<String, Object> settings();

    /// Kind and settings in a line.
    default String text() {
        return kind()
                + settings().entrySet().stream()
                        .map(entry -> ", " + entry.getKey() + " " + plain(entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static Object plain(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.3g", number) : value;
    }

    /// A linear model.
    ///
    /// @param l2 the strength of the penalty on squared weights
    record Linear(double l2) implements Configuration {
        @Override
        public String kind() {
            return "linear model";
        }

        @Override
        public SequencedMap<String, Object> settings() {
            var settings = new LinkedHashMap<String, Object>();
            settings.put("l2", l2);
            return settings;
        }
    }

    /// A network of dense layers, trained by AdamW along a cosine.
    ///
    /// @param layers how many hidden ones
    /// @param units of each
    record Network(int layers, int units, double dropout, double learningRate, double weightDecay)
            implements Configuration {
        @Override
        public String kind() {
            return "network";
        }

        @Override
        public SequencedMap<String, Object> settings() {
            var settings = new LinkedHashMap<String, Object>();
            settings.put("layers", layers);
            settings.put("units", units);
            settings.put("dropout", dropout);
            settings.put("learning rate", learningRate);
            settings.put("weight decay", weightDecay);
            return settings;
        }
    }

    /// A network made for tables.
    ///
    /// @param layers how many hidden ones
    /// @param units of each
    /// @param activation by name
    /// @param frequencies cosines for each number; 0 for none
    /// @param deviation of the frequencies at the start
    /// @param scales whether each feature has a learned scale
    record TableNetwork(
            int layers,
            int units,
            String activation,
            double dropout,
            double learningRate,
            double weightDecay,
            int frequencies,
            double deviation,
            boolean scales)
            implements Configuration {
        @Override
        public String kind() {
            return "table network";
        }

        @Override
        public SequencedMap<String, Object> settings() {
            var settings = new LinkedHashMap<String, Object>();
            settings.put("layers", layers);
            settings.put("units", units);
            settings.put("activation", activation);
            settings.put("dropout", dropout);
            settings.put("learning rate", learningRate);
            settings.put("weight decay", weightDecay);
            settings.put("frequencies", frequencies);
            if (frequencies > 0) {
                settings.put("deviation", deviation);
            }
            settings.put("scales", scales);
            return settings;
        }
    }

    /// A network of members that share their weights.
    ///
    /// @param layers how many hidden ones
    /// @param units of each
    /// @param bins of each number; below 2 it is taken as it is
    record EnsembleNetwork(
            int layers,
            int units,
            int bins,
            double dropout,
            double learningRate,
            double weightDecay)
            implements Configuration {
        @Override
        public String kind() {
            return "ensemble network";
        }

        @Override
        public SequencedMap<String, Object> settings() {
            var settings = new LinkedHashMap<String, Object>();
            settings.put("layers", layers);
            settings.put("units", units);
            settings.put("dropout", dropout);
            settings.put("learning rate", learningRate);
            settings.put("weight decay", weightDecay);
            settings.put("bins", bins);
            return settings;
        }
    }

    /// The names of all settings that kinds have, in an order for people.
    static List<String> names() {
        return List.of(
                "l2",
                "layers",
                "units",
                "activation",
                "dropout",
                "learning rate",
                "weight decay",
                "frequencies",
                "deviation",
                "scales",
                "bins");
    }
}
