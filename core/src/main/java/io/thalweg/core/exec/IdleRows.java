package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Rows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a loop does with rows whose factor is 0, where it adds to rows in place a multiple of a
/// number of each row: nothing. Half of the rows of a layer's weights are so where a single sample
/// trains them and relu is in front of it; they are neither read nor written.
///
/// Where something else in the product is infinite or NaN, such a row doesn't become NaN, as it
/// would where its rows are written elsewhere (as when the old ones are fetched too) or in a larger
/// batch; all other rows do in any case.
///
/// @param factor the value that is 0 for such rows
/// @param starts for each output the input that it is where it is written in its place
record IdleRows(int factor, List<Integer> starts) {
    /// @return null where a loop does more than that
    static @Nullable IdleRows of(Loop loop) {
        if (loop.passes() != 1 || loop.outputs().isEmpty()) {
            return null;
        }
        var starts = new ArrayList<Integer>();
        var common = new BitSet();
        for (int number = 0; number < loop.values().size(); number++) {
            var value = loop.values().get(number);
            common.set(number, isFactor(loop, value));
        }
        for (var output : loop.outputs()) {
            var value = loop.values().get(output.value());
            boolean changes = value.code() == Loop.Code.SUBTRACT || value.code() == Loop.Code.ADD;
            if (output.kind() != Kind.ELEMENTS || !changes) {
                return null;
            }
            int start = loop.values().get(value.operands().get(0)).input();
            if (start < 0
                    || loop.inputs().get(start).level() != Level.ELEMENT
                    || loop.inputs().get(start).rows() != Rows.LINEAR) {
                return null;
            }
            starts.add(start);
            common.and(factors(loop, value.operands().get(1)));
        }
        int factor = common.nextSetBit(0);
        return factor < 0 ? null : new IdleRows(factor, List.copyOf(starts));
    }

    /// Whether a value is a number that lies in memory for each row, one behind the other.
    private static boolean isFactor(Loop loop, Loop.Value value) {
        return value.code() == Loop.Code.LOAD
                && value.level() == Level.ROW
                && !loop.inputs().get(value.input()).classes()
                && loop.inputs().get(value.input()).rows() == Rows.LINEAR;
    }

    /// The numbers of rows at each of which a value is 0 if they are.
    private static BitSet factors(Loop loop, int number) {
        var value = loop.values().get(number);
        var factors = new BitSet();
        var operands = value.operands();
        switch (value.code()) {
            case LOAD -> factors.set(number, value.level() == Level.ROW);
            case CONSTANT -> factors.set(0, value.constant() == 0 ? loop.values().size() : 0);
            case NEGATE, ABSOLUTE -> factors.or(factors(loop, operands.get(0)));
            case MULTIPLY, MULTIPLY_ADD -> {
                factors.or(factors(loop, operands.get(0)));
                factors.or(factors(loop, operands.get(1)));
                if (operands.size() == 3) {
                    factors.and(factors(loop, operands.get(2)));
                }
            }
            default -> {}
        }
        return factors;
    }
}
