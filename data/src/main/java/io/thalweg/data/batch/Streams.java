package io.thalweg.data.batch;

/// Names of random streams, so that no two uses of a seed share their numbers.
final class Streams {
    static final int SPLIT = 0x51B17001;
    static final int STRATIFIED_SPLIT = 0x51B17002;
    static final int GROUP_SPLIT = 0x51B17003;
    static final int FOLDS = 0x51B17004;

    private Streams() {}
}
