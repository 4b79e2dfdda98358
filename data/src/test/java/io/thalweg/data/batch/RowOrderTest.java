package io.thalweg.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every row once, in another order each epoch.
final class RowOrderTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                1000,
                RowOrder.WHOLE,
                RowOrder.WHOLE + 1,
                2 * RowOrder.WHOLE,
                3 * RowOrder.WHOLE + 777
            })
    void everyRowIsThereOnce(int rows) {
        int[] order = RowOrder.of(rows, 42, -1, 3);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int row = 0; row < rows; row++) {
            if (sorted[row] != row) {
                assertThat(sorted[row]).isEqualTo(row);
            }
        }
        if (rows > 1) {
            assertThat(RowOrder.of(rows, 42, -1, 4)).isNotEqualTo(order);
            assertThat(RowOrder.of(rows, 43, -1, 3)).isNotEqualTo(order);
        }
        assertThat(RowOrder.of(rows, 42, -1, 3)).isEqualTo(order);
    }

    @Test
    void aWindowHasRowsOfItsBlocksAloneAndNeighboursAreFarApart() {
        int rows = 4 * RowOrder.WHOLE;
        int[] order = RowOrder.of(rows, 1, -1, 0);
        var blocks = new boolean[rows / RowOrder.BLOCK];
        int near = 0;
        for (int i = 0; i < RowOrder.WHOLE; i++) {
            blocks[order[i] / RowOrder.BLOCK] = true;
            near += i > 0 && Math.abs(order[i] - order[i - 1]) < RowOrder.BLOCK ? 1 : 0;
        }
        int different = 0;
        for (boolean block : blocks) {
            different += block ? 1 : 0;
        }
        assertThat(different).isEqualTo(RowOrder.WINDOW);
        // Of 256 blocks the next row is of the same one in 1 of 256 cases: about 4,096, and as many
        // of blocks beside it at most.
        assertThat(near).isLessThan(3 * RowOrder.BLOCK);
    }
}
