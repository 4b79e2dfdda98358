package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Bytecode of one pass over the columns of a row with vectors, 16 columns at a time: one vector of
/// 16 lanes, or as many narrower ones as make 16. What is left over is for single numbers.
final class VectorBody {
    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
    private static final ClassDesc FLOAT_VECTOR = ClassDesc.of(PACKAGE, "FloatVector");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
    private static final ClassDesc COMPARISON = ClassDesc.of(PACKAGE, "VectorOperators$Comparison");
    private static final ClassDesc VECTORS =
            ClassDesc.of(LoopCompiler.class.getPackageName(), "Vectors");
    private static final ClassDesc FLOATS = ConstantDescs.CD_float.arrayType();
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(FLOAT_VECTOR);
    private static final MethodTypeDesc BINARY = MethodTypeDesc.of(FLOAT_VECTOR, VECTOR);
    private static final MethodTypeDesc TERNARY = MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, VECTOR);

    /// How many bytes of functions a loop may hold, of the 8,000 that the JIT compiler compiles:
    /// few enough to leave room for all else that a loop computes.
    private static final int MOST_COPIED = 6000;

    private final LoopEmitter loop;
    private final CodeBuilder code;
    private final int pass;
    private final int length = Vectors.length();
    private final int copies = LoopSupport.LANES / Vectors.length();

    /// The local variables of values that stay along the row, spread over a vector.
    private final int[] spread;

    /// The local variables of elements, for each copy.
    private final int[][] done;

    /// Whether the functions' code is in the loop, which makes it fast; calls make it short.
    private final boolean copied;

    VectorBody(LoopEmitter loop, CodeBuilder code, int pass) {
        this.loop = loop;
        this.code = code;
        this.pass = pass;
        int values = loop.loop().values().size();
        spread = new int[values];
        Arrays.fill(spread, -1);
        done = new int[copies][values];
        for (var locals : done) {
            Arrays.fill(locals, -1);
        }
        int bytes = 0;
        for (var value : loop.loop().values()) {
            var function = function(value.code());
            bytes += function == null ? 0 : copies * VectorFunctions.bytes(function);
        }
        copied = bytes <= MOST_COPIED;
    }

    void emit() {
        var uses = loop.uses();
        var reductions = uses.reductions(pass);
        spreadAll();
        var accumulators = new int[reductions.size()][copies];
        for (int i = 0; i < accumulators.length; i++) {
            for (int copy = 0; copy < copies; copy++) {
                accumulators[i][copy] = code.allocateLocal(TypeKind.REFERENCE);
                code.getstatic(VECTORS, "SPECIES", SPECIES);
                code.loadConstant(loop.identity(reductions.get(i)));
                broadcast();
                code.astore(accumulators[i][copy]);
            }
        }
        int bound = code.allocateLocal(TypeKind.INT);
        code.iload(loop.count()).loadConstant(-LoopSupport.LANES).iand().istore(bound);
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next).iload(loop.column()).iload(bound).if_icmpge(end);
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < accumulators.length; i++) {
                var reduction = loop.loop().values().get(reductions.get(i));
                int value = element(reduction.operands().get(0), copy);
                code.aload(accumulators[i][copy]).aload(value);
                code.invokevirtual(
                        FLOAT_VECTOR, reduction.code() == Code.SUM ? "add" : "max", BINARY);
                code.astore(accumulators[i][copy]);
            }
            write(copy);
        }
        code.iinc(loop.column(), LoopSupport.LANES).goto_(next).labelBinding(end);
        for (int i = 0; i < accumulators.length; i++) {
            for (int copy = 0; copy < copies; copy++) {
                code.aload(accumulators[i][copy]);
                loop.pushLanes(i);
                code.loadConstant(copy * length).iadd();
                store();
            }
        }
    }

    private void write(int copy) {
        var outputs = loop.loop().outputs();
        // All is read before anything is written: an output may lie in the place of an input.
        for (var output : outputs) {
            if (loop.isWritten(output, pass)) {
                element(output.value(), copy);
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (!loop.isWritten(outputs.get(i), pass)) {
                continue;
            }
            int value = element(outputs.get(i).value(), copy);
            if (outputs.get(i).kind() == Kind.COLUMN_SUMS) {
                code.getstatic(VECTORS, "SPECIES", SPECIES);
                loop.pushOutput(i);
                at(copy);
                load();
                code.aload(value).invokevirtual(FLOAT_VECTOR, "add", BINARY);
            } else {
                code.aload(value);
            }
            loop.pushOutput(i);
            at(copy);
            store();
        }
        for (int number : loop.uses().kept) {
            if (loop.loop().values().get(number).pass() == pass) {
                code.aload(element(number, copy));
                loop.pushKept(number);
                at(copy);
                store();
            }
        }
    }

    /// Spreads all numbers that the pass reads and that stay along the row.
    private void spreadAll() {
        var needed = new BitSet();
        var seen = new BitSet();
        for (int sink : loop.uses().sinks(pass)) {
            collect(sink, needed, seen);
        }
        needed.stream()
                .forEach(number -> {
                    var value = loop.loop().values().get(number);
                    code.getstatic(VECTORS, "SPECIES", SPECIES);
                    code.fload(loop.single(value, number));
                    broadcast();
                    spread[number] = code.allocateLocal(TypeKind.REFERENCE);
                    code.astore(spread[number]);
                });
    }

    private void collect(int number, BitSet needed, BitSet seen) {
        var value = loop.loop().values().get(number);
        if (value.level() != Level.ELEMENT) {
            needed.set(number);
        } else if (!seen.get(number) && !loop.uses().isReadBack(number, pass)) {
            seen.set(number);
            for (int operand : value.operands()) {
                collect(operand, needed, seen);
            }
        }
    }

    private int element(int number, int copy) {
        var value = loop.loop().values().get(number);
        if (value.level() != Level.ELEMENT) {
            return spread[number];
        }
        if (done[copy][number] >= 0) {
            return done[copy][number];
        }
        if (loop.uses().isReadBack(number, pass)) {
            code.getstatic(VECTORS, "SPECIES", SPECIES);
            loop.pushReadBack(number);
            at(copy);
            load();
        } else if (value.code() == Code.LOAD) {
            code.getstatic(VECTORS, "SPECIES", SPECIES);
            loop.pushInput(value.input());
            at(copy);
            load();
        } else if (value.code() == Code.COLUMN) {
            code.getstatic(VECTORS, "IOTA", FLOAT_VECTOR);
            code.iload(loop.column()).loadConstant(copy * length).iadd().i2f();
            code.invokevirtual(
                    FLOAT_VECTOR, "add", MethodTypeDesc.of(FLOAT_VECTOR, ConstantDescs.CD_float));
        } else {
            var operands = new int[value.operands().size()];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = element(value.operands().get(i), copy);
            }
            apply(value, operands);
        }
        done[copy][number] = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(done[copy][number]);
        return done[copy][number];
    }

    private void apply(Value value, int[] operands) {
        var function = function(value.code());
        if (function != null) {
            ours(function, operands);
            return;
        }
        switch (value.code()) {
            case NEGATE -> unary("neg", operands);
            case ABSOLUTE -> unary("abs", operands);
            case SQRT -> unary("sqrt", operands);
            case ADD -> binary("add", operands);
            case SUBTRACT -> binary("sub", operands);
            case MULTIPLY -> binary("mul", operands);
            case MULTIPLY_ADD -> {
                code.aload(operands[0]).aload(operands[1]).aload(operands[2]);
                code.invokevirtual(FLOAT_VECTOR, "fma", TERNARY);
            }
            case DIVIDE -> binary("div", operands);
            case MAXIMUM -> binary("max", operands);
            case MINIMUM -> binary("min", operands);
            case IF_GREATER -> choose("GT", operands);
            case IF_EQUAL -> choose("EQ", operands);
            case IF_UNEQUAL -> choose("NE", operands);
            default -> throw new IllegalStateException(value.code() + " has no vector form");
        }
    }

    private void unary(String name, int[] operands) {
        code.aload(operands[0]).invokevirtual(FLOAT_VECTOR, name, UNARY);
    }

    private void binary(String name, int[] operands) {
        code.aload(operands[0]).aload(operands[1]).invokevirtual(FLOAT_VECTOR, name, BINARY);
    }

    private void ours(String name, int[] operands) {
        code.aload(operands[0]);
        if (copied) {
            VectorFunctions.copy(name, code);
        } else {
            VectorFunctions.call(name, code);
        }
    }

    /// The method of [io.thalweg.core.kernel.VectorMath] that computes it; null if one of the
    /// vectors' own does.
    private static @Nullable String function(Code code) {
        return switch (code) {
            case EXP -> "exp";
            case LOG -> "log";
            case LOG1P -> "log1p";
            case SINE -> "sine";
            case COSINE -> "cosine";
            case TANH -> "tanh";
            case SIGMOID -> "sigmoid";
            case ERF -> "erf";
            default -> null;
        };
    }

    private void choose(String comparison, int[] operands) {
        code.aload(operands[3]).aload(operands[2]).aload(operands[0]);
        code.getstatic(OPERATORS, comparison, COMPARISON).aload(operands[1]);
        code.invokevirtual(FLOAT_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
        code.invokevirtual(FLOAT_VECTOR, "blend", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, MASK));
    }

    /// Adds the current column of a copy to the row on the stack.
    private void at(int copy) {
        code.iload(loop.column()).iadd();
        if (copy > 0) {
            code.loadConstant(copy * length).iadd();
        }
    }

    private void load() {
        code.invokestatic(
                FLOAT_VECTOR,
                "fromArray",
                MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, ConstantDescs.CD_int));
    }

    private void store() {
        code.invokevirtual(
                FLOAT_VECTOR,
                "intoArray",
                MethodTypeDesc.of(ConstantDescs.CD_void, FLOATS, ConstantDescs.CD_int));
    }

    private void broadcast() {
        code.invokestatic(
                FLOAT_VECTOR,
                "broadcast",
                MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, ConstantDescs.CD_float));
    }
}
