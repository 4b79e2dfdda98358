package io.thalweg.bench.quality;

import java.util.List;

/// A library that learns from tables.
public interface TablePeer {
    /// Its algorithms, by the names that the harness knows.
    List<String> sides();

    /// Trains an algorithm with its defaults on a job's training rows, and says of each test row
    /// the number or the probability of each class.
    List<double[]> fit(String side, Job job) throws Exception;
}
