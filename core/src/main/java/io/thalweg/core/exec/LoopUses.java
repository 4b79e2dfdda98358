package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which values a loop needs in which pass, and which it has to keep from one pass to a later one.
final class LoopUses {
    /// What costs up to this many operations is computed anew in a later pass rather than kept.
    private static final int CHEAP = 4;

    private static final int DEAR = 50;

    private final Loop loop;

    /// The values that anything depends on.
    final BitSet live = new BitSet();

    /// The values that are kept in the order of their places.
    final List<Integer> kept = new ArrayList<>();

    /// For each pass the elements that it computes or reads again.
    final List<BitSet> computed = new ArrayList<>();

    LoopUses(Loop loop) {
        this.loop = loop;
        for (var output : loop.outputs()) {
            live(output.value());
        }
        for (int pass = 0; pass < loop.passes(); pass++) {
            computed.add(new BitSet());
        }
        for (int pass = loop.passes() - 1; pass >= 0; pass--) {
            for (int value : sinks(pass)) {
                compute(value, pass);
            }
        }
    }

    private void live(int number) {
        if (!live.get(number)) {
            live.set(number);
            loop.values().get(number).operands().forEach(this::live);
        }
    }

    /// The values that a pass combines, writes or keeps.
    List<Integer> sinks(int pass) {
        var sinks = new ArrayList<Integer>();
        for (int reduction : reductions(pass)) {
            sinks.add(loop.values().get(reduction).operands().get(0));
        }
        for (var output : loop.outputs()) {
            boolean elements = output.kind() == Kind.ELEMENTS || output.kind() == Kind.COLUMN_SUMS;
            if (elements && loop.values().get(output.value()).pass() == pass) {
                sinks.add(output.value());
            }
        }
        for (int value : kept) {
            if (loop.values().get(value).pass() == pass) {
                sinks.add(value);
            }
        }
        return sinks;
    }

    /// The sums and maxima that a pass takes.
    List<Integer> reductions(int pass) {
        var reductions = new ArrayList<Integer>();
        for (int number = live.nextSetBit(0); number >= 0; number = live.nextSetBit(number + 1)) {
            var value = loop.values().get(number);
            if (isReduction(value) && value.pass() == pass + 1) {
                reductions.add(number);
            }
        }
        return reductions;
    }

    static boolean isReduction(Value value) {
        return value.code() == Code.SUM || value.code() == Code.LARGEST;
    }

    /// Whether an element is read from where an earlier pass has put it.
    boolean isReadBack(int number, int pass) {
        var value = loop.values().get(number);
        return value.level() == Level.ELEMENT && value.pass() < pass && cost(number) > CHEAP;
    }

    /// The output that holds an element, or −1.
    int outputOf(int number) {
        for (int i = 0; i < loop.outputs().size(); i++) {
            var output = loop.outputs().get(i);
            if (output.kind() == Kind.ELEMENTS && output.value() == number) {
                return i;
            }
        }
        return -1;
    }

    private void compute(int number, int pass) {
        var value = loop.values().get(number);
        if (value.level() != Level.ELEMENT || computed.get(pass).get(number)) {
            return;
        }
        computed.get(pass).set(number);
        if (isReadBack(number, pass)) {
            if (outputOf(number) < 0 && !kept.contains(number)) {
                kept.add(number);
            }
            return;
        }
        for (int operand : value.operands()) {
            compute(operand, pass);
        }
    }

    private int cost(int number) {
        var value = loop.values().get(number);
        if (value.level() != Level.ELEMENT) {
            return 0;
        }
        int cost =
                switch (value.code()) {
                    case EXP, LOG, LOG1P, TANH, SIGMOID, ERF, SINE, COSINE, POWER, DIVIDE, SQRT ->
                            DEAR;
                    default -> 1;
                };
        for (int operand : value.operands()) {
            if (cost >= DEAR) {
                // All paths through shared operands would be too many to walk.
                return DEAR;
            }
            cost = Math.min(DEAR, cost + cost(operand));
        }
        return cost;
    }
}
