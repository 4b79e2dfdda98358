package io.thalweg.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    /// However fast the calls come, each 256th looks at least; and the first does.
    @Test
    void looksSeldomButNeverStops() {
        var pace = new Pace();
        assertThat(pace.isDue()).isTrue();
        int unseen = 0;
        int most = 0;
        for (int i = 0; i < 100_000; i++) {
            unseen = pace.isDue() ? 0 : unseen + 1;
            most = Math.max(most, unseen);
        }
        assertThat(most).isLessThan(256);
    }
}
