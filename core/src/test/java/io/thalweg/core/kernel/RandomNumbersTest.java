package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.random.CounterRandom;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomNumbersTest {
    /// Vectors, their rest, and too few for them: each number is the one asked for by itself.
    @ParameterizedTest
    @ValueSource(ints = {1, 31, 1023, 1024, 1055, 4096, 70_001})
    void manyAreTheSameAsOneByOne(int size) {
        var random = new Random(size);
        var several = new RandomNumbers(size);
        for (long step : new long[] {0, 7, random.nextLong()}) {
            long seed = random.nextLong();
            int stream = random.nextInt();
            var numbers = new float[size + 5];
            several.uniform(seed, stream, step, numbers, 3);
            for (int i = 0; i < size; i++) {
                float one = CounterRandom.uniform(seed, stream, step, i);
                assertThat(numbers[i + 3]).isEqualTo(one);
            }
            assertThat(numbers[2]).isZero();
            assertThat(numbers[size + 3]).isZero();
        }
    }
}
