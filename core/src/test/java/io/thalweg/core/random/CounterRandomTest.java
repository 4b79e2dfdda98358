package io.thalweg.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    /// The known answers of Philox4x32-10 that the authors publish with Random123 (kat_vectors).
    @Test
    void blocksAreTheAuthorsKnownAnswers() {
        assertThat(CounterRandom.block(0, 0, 0, 0, 0))
                .isEqualTo(new CounterRandom.Block(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
        assertThat(CounterRandom.block(-1L, -1, -1, -1, -1))
                .isEqualTo(new CounterRandom.Block(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
        assertThat(
                        CounterRandom.block(
                                0x299f31d0a4093822L,
                                0x243f6a88,
                                0x85a308d3,
                                0x13198a2e,
                                0x03707344))
                .isEqualTo(new CounterRandom.Block(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1));
    }

    /// 100,000 draws: the standard error of the mean is 0.003 (normal) and 0.0009 (uniform); four
    /// of them are allowed.
    @Test
    void momentsAreThoseOfTheDistributions() {
        int n = 100_000;
        var normals =
                IntStream.range(0, n).mapToDouble(i -> CounterRandom.normal(7, 1, 0, i)).toArray();
        var uniforms =
                IntStream.range(0, n).mapToDouble(i -> CounterRandom.uniform(7, 2, 0, i)).toArray();
        assertThat(Arrays.stream(normals).average().orElseThrow()).isCloseTo(0, within(0.0127));
        assertThat(Arrays.stream(normals).map(v -> v * v).average().orElseThrow())
                .isCloseTo(1, within(0.018));
        assertThat(Arrays.stream(uniforms).average().orElseThrow()).isCloseTo(0.5, within(0.0037));
        assertThat(Arrays.stream(uniforms).allMatch(u -> u >= 0 && u < 1)).isTrue();
    }

    @Test
    void permutationHoldsEveryIndexOnceAndDependsOnSeedAndStep() {
        var order = CounterRandom.permutation(1000, 3, 0, 5);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(CounterRandom.permutation(1000, 3, 0, 5)).isEqualTo(order);
        assertThat(CounterRandom.permutation(1000, 3, 0, 6)).isNotEqualTo(order);
        assertThat(CounterRandom.permutation(1000, 4, 0, 5)).isNotEqualTo(order);
    }
}
