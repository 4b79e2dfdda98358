package io.thalweg.bench.thalweg;

import io.thalweg.core.session.Feed;

/// What a step is fed.
interface Feeds {
    /// For one of the problem's batches.
    Feed[] batch(int batch);
}
