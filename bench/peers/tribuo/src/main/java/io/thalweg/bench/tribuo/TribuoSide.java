package io.thalweg.bench.tribuo;

import io.thalweg.bench.Problem;
import io.thalweg.bench.Side;
import io.thalweg.bench.Task;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Tribuo's linear regression.
final class TribuoSide implements Side {
    private static final Logger LOGGER = Logger.getLogger("org.tribuo");

    @Override
    public Task open(Problem problem, int threads) {
        LOGGER.setLevel(Level.OFF);
        return new LineTask(problem);
    }
}
