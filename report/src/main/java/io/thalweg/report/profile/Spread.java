package io.thalweg.report.profile;

import java.util.List;

/// How a column's values are spread.
public sealed interface Spread {
    /// Numbers or points in time, counted in stretches of the same length.
    ///
    /// @param least the smallest
    /// @param greatest the greatest
    /// @param mean of all
    /// @param median the one in the middle
    /// @param counts how many values lie in each stretch, from the least on
    /// @param time whether the numbers are years
    record OfNumbers(
            double least,
            double greatest,
            double mean,
            double median,
            List<Integer> counts,
            boolean time)
            implements Spread {
        /// Keeps a copy.
        public OfNumbers {
            counts = List.copyOf(counts);
        }

        /// Where a stretch begins; of the last one more, where it ends.
        public double start(int stretch) {
            return least + (greatest - least) * stretch / counts.size();
        }
    }

    /// Names, the most frequent first.
    ///
    /// @param names the most frequent
    /// @param counts how many rows have each
    /// @param others how many rows have another name
    /// @param distinct how many different names there are
    record OfNames(List<String> names, List<Integer> counts, int others, int distinct)
            implements Spread {
        /// Keeps copies.
        public OfNames {
            names = List.copyOf(names);
            counts = List.copyOf(counts);
        }
    }
}
