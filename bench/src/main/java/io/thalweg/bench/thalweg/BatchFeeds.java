package io.thalweg.bench.thalweg;

import io.thalweg.core.session.Feed;

/// Feeds made once, that point at the problem's own arrays.
final class BatchFeeds implements Feeds {
    private final Feed[][] batches;

    BatchFeeds(Feed[][] batches) {
        this.batches = batches;
    }

    @Override
    public Feed[] batch(int batch) {
        return batches[batch];
    }
}
