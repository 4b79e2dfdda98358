package io.thalweg.bench;

/// In what a workload's speed is given.
public enum Unit {
    /// Microseconds for a step; less is better.
    MICROSECONDS_PER_STEP("µs/step", false),
    /// Samples in a second; more is better.
    SAMPLES_PER_SECOND("samples/s", true),
    /// Tokens in a second; more is better.
    TOKENS_PER_SECOND("tokens/s", true),
    /// Billions of floating-point operations in a second; more is better.
    GFLOPS("GFLOP/s", true),
    /// Seconds for a whole process; less is better.
    SECONDS("s", false);

    private final String label;
    private final boolean moreIsBetter;

    Unit(String label, boolean moreIsBetter) {
        this.label = label;
        this.moreIsBetter = moreIsBetter;
    }

    /// As printed.
    public String label() {
        return label;
    }

    /// Whether the larger figure is the better one.
    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
