package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Kind;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Rows;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the bytecode of a loop's body: the method of [LoopCode].
///
/// The rows are walked one after the other. Within a row each pass runs over the columns, 16 at a
/// time with vectors, and one by one for the rest (or for all, without vectors).
final class LoopEmitter {
    private static final ClassDesc FLOATS = ConstantDescs.CD_float.arrayType();
    private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
    private static final ClassDesc SUPPORT = ClassDesc.of(LoopSupport.class.getName());

    /// The parameters of [LoopCode#run].
    static final ClassDesc[] PARAMETERS = {
        FLOATS.arrayType(),
        INTS,
        INTS.arrayType(),
        ConstantDescs.CD_int,
        ConstantDescs.CD_int,
        ConstantDescs.CD_int,
        ConstantDescs.CD_int,
        ConstantDescs.CD_int,
        FLOATS,
        ConstantDescs.CD_int
    };

    private static final int ARRAYS = 1;
    private static final int OFFSETS = 2;
    private static final int TABLES = 3;
    private static final int COLUMNS = 4;
    private static final int LENGTH = 5;
    private static final int BLOCK = 6;
    static final int FROM = 7;
    static final int TO = 8;
    static final int SCRATCH = 9;
    static final int SCRATCH_AT = 10;

    private final Loop loop;
    private final boolean vectors;
    private final CodeBuilder code;
    private final LoopUses uses;
    private final ScalarBody scalars;
    private final @Nullable IdleRows idleRows;

    /// The local variables of the inputs' and outputs' arrays, offsets, tables and rows.
    private final int[] arrays;

    private final int[] offsets;
    private final int[] tables;
    private final int[] rows;

    /// The local variables of the values that are computed once or for each row.
    private final int[] singles;

    private final Map<Integer, Integer> totals = new HashMap<>();
    private int row;
    private int rowStart;
    private int count;
    private int column;

    LoopEmitter(Loop loop, boolean vectors, CodeBuilder code) {
        this.loop = loop;
        this.vectors = vectors;
        this.code = code;
        uses = new LoopUses(loop);
        idleRows = IdleRows.of(loop);
        int count = loop.inputs().size() + loop.outputs().size();
        arrays = new int[count];
        offsets = new int[count];
        tables = new int[count];
        rows = new int[count];
        singles = new int[loop.values().size()];
        Arrays.fill(singles, -1);
        scalars = new ScalarBody(code);
    }

    /// The numbers of scratch memory that a call needs.
    static int scratch(Loop loop, int columns) {
        var uses = new LoopUses(loop);
        int reductions = 0;
        for (int pass = 0; pass < loop.passes(); pass++) {
            reductions = Math.max(reductions, uses.reductions(pass).size());
        }
        int list = IdleRows.of(loop) == null ? 0 : LoopSupport.LISTED_ROWS;
        return Math.max(list, reductions * LoopSupport.LANES + uses.kept.size() * columns);
    }

    void emit() {
        prologue();
        row = code.allocateLocal(TypeKind.INT);
        rowStart = code.allocateLocal(TypeKind.INT);
        count = code.allocateLocal(TypeKind.INT);
        column = code.allocateLocal(TypeKind.INT);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = code.allocateLocal(TypeKind.INT);
            code.iconst_0().istore(rows[i]);
        }
        code.iconst_0().istore(column);
        if (idleRows == null) {
            code.iload(FROM).istore(row);
            rowsTo(TO);
        } else {
            new BusyRows(this, code, idleRows).emit(row);
        }
        for (var total : totals.entrySet()) {
            int output = total.getKey();
            code.aload(arrays[output]).iload(offsets[output]).iload(BLOCK).iadd();
            code.fload(total.getValue()).fastore();
        }
        code.return_();
    }

    /// The rows from the current one to the one whose number a local variable holds.
    void rowsTo(int bound) {
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next).iload(row).iload(bound).if_icmpge(end);
        row();
        code.iinc(row, 1).goto_(next).labelBinding(end);
    }

    private void prologue() {
        for (int i = 0; i < arrays.length; i++) {
            boolean isInput = i < loop.inputs().size();
            if (isInput
                    && (loop.inputs().get(i).classes()
                            || loop.inputs().get(i).rows() == Rows.TABLE)) {
                tables[i] = code.allocateLocal(TypeKind.REFERENCE);
                code.aload(TABLES).loadConstant(i).aaload().astore(tables[i]);
            }
            if (isInput && loop.inputs().get(i).classes()) {
                continue;
            }
            arrays[i] = code.allocateLocal(TypeKind.REFERENCE);
            offsets[i] = code.allocateLocal(TypeKind.INT);
            code.aload(ARRAYS).loadConstant(i).aaload().astore(arrays[i]);
            code.aload(OFFSETS).loadConstant(i).iaload().istore(offsets[i]);
        }
        for (int number = 0; number < singles.length; number++) {
            if (uses.live.get(number) && loop.values().get(number).level() == Level.ONCE) {
                single(number);
            }
        }
        for (int i = 0; i < loop.outputs().size(); i++) {
            int output = loop.inputs().size() + i;
            switch (loop.outputs().get(i).kind()) {
                case TOTAL -> {
                    int total = code.allocateLocal(TypeKind.FLOAT);
                    code.fconst_0().fstore(total);
                    totals.put(output, total);
                }
                case COLUMN_SUMS -> {
                    code.iload(offsets[output]).iload(BLOCK).iload(COLUMNS).imul().iadd();
                    code.istore(offsets[output]);
                    code.aload(arrays[output]).iload(offsets[output]).iload(COLUMNS).fconst_0();
                    fill();
                }
                default -> {}
            }
        }
    }

    private void fill() {
        code.invokestatic(
                SUPPORT,
                "fill",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        FLOATS,
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_int,
                        ConstantDescs.CD_float));
    }

    /// Makes the smaller one of two integers.
    void smaller() {
        code.invokestatic(
                ClassDesc.of("java.lang.Math"),
                "min",
                MethodTypeDesc.of(
                        ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
    }

    /// The current row.
    void row() {
        code.iload(row).iload(COLUMNS).imul().istore(rowStart);
        code.iload(COLUMNS).iload(LENGTH).iload(rowStart).isub();
        smaller();
        code.istore(count);
        for (int i = 0; i < rows.length; i++) {
            if (i >= loop.inputs().size()) {
                boolean sums =
                        loop.outputs().get(i - loop.inputs().size()).kind() == Kind.COLUMN_SUMS;
                code.iload(offsets[i]);
                if (!sums) {
                    code.iload(rowStart).iadd();
                }
                code.istore(rows[i]);
            } else if (loop.inputs().get(i).level() == Level.ELEMENT) {
                rowOffset(i, rowStart);
                code.istore(rows[i]);
            }
        }
        for (int pass = 0; pass < loop.passes(); pass++) {
            rowValues(pass);
            if (!uses.sinks(pass).isEmpty()) {
                pass(pass);
            }
        }
        rowValues(loop.passes());
        for (int i = 0; i < loop.outputs().size(); i++) {
            int output = loop.inputs().size() + i;
            int value = loop.outputs().get(i).value();
            switch (loop.outputs().get(i).kind()) {
                case ROWS -> {
                    code.aload(arrays[output]).iload(offsets[output]).iload(row).iadd();
                    code.fload(singles[value]).fastore();
                }
                case TOTAL -> {
                    int total = totals.getOrDefault(output, -1);
                    code.fload(total).fload(singles[value]).fadd().fstore(total);
                }
                default -> {}
            }
        }
    }

    /// Pushes where the row of an input begins.
    private void rowOffset(int input, int linear) {
        code.iload(offsets[input]);
        switch (loop.inputs().get(input).rows()) {
            case LINEAR -> code.iload(linear).iadd();
            case STILL -> {}
            case TABLE -> code.aload(tables[input]).iload(row).iaload().iadd();
        }
    }

    /// Computes what has one number for each row, as soon as it can be.
    private void rowValues(int pass) {
        for (int number = 0; number < singles.length; number++) {
            var value = loop.values().get(number);
            if (uses.live.get(number) && value.level() == Level.ROW && value.pass() == pass) {
                single(number);
            }
        }
    }

    /// Computes a value that stays the same along a row.
    private void single(int number) {
        var value = loop.values().get(number);
        switch (value.code()) {
            case LOAD -> {
                int input = value.input();
                var kind = loop.inputs().get(input);
                if (kind.classes()) {
                    code.aload(tables[input]).iload(row).iaload().i2f();
                } else {
                    code.aload(arrays[input]);
                    if (value.level() == Level.ONCE) {
                        code.iload(offsets[input]);
                    } else {
                        rowOffset(input, row);
                    }
                    code.faload();
                }
            }
            case SUM, LARGEST -> {
                lanes(uses.reductions(value.pass() - 1).indexOf(number));
                code.invokestatic(
                        SUPPORT,
                        value.code() == Code.SUM ? "sum" : "largest",
                        MethodTypeDesc.of(ConstantDescs.CD_float, FLOATS, ConstantDescs.CD_int));
            }
            default -> {
                for (int operand : value.operands()) {
                    code.fload(singles[operand]);
                }
                scalars.apply(value);
            }
        }
        if (singles[number] < 0) {
            singles[number] = code.allocateLocal(TypeKind.FLOAT);
        }
        code.fstore(singles[number]);
    }

    /// Pushes the scratch array and where the lanes of a pass's reduction begin.
    private void lanes(int reduction) {
        code.aload(SCRATCH).iload(SCRATCH_AT).loadConstant(reduction * LoopSupport.LANES).iadd();
    }

    /// Pushes where a kept value's row begins.
    private void keptAt(int number) {
        int reductions = 0;
        for (int pass = 0; pass < loop.passes(); pass++) {
            reductions = Math.max(reductions, uses.reductions(pass).size());
        }
        code.iload(SCRATCH_AT).loadConstant(reductions * LoopSupport.LANES).iadd();
        code.loadConstant(uses.kept.indexOf(number)).iload(COLUMNS).imul().iadd();
    }

    private void pass(int pass) {
        var reductions = uses.reductions(pass);
        for (int i = 0; i < reductions.size(); i++) {
            lanes(i);
            code.loadConstant(LoopSupport.LANES).loadConstant(identity(reductions.get(i)));
            fill();
        }
        code.iconst_0().istore(column);
        if (vectors) {
            new VectorBody(this, code, pass).emit();
        }
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next).iload(column).iload(count).if_icmpge(end);
        var done = new int[loop.values().size()];
        Arrays.fill(done, -1);
        for (int i = 0; i < reductions.size(); i++) {
            int operand = loop.values().get(reductions.get(i)).operands().get(0);
            int value = element(operand, pass, done);
            int at = code.allocateLocal(TypeKind.INT);
            lanes(i);
            code.iload(column).loadConstant(LoopSupport.LANES - 1).iand().iadd().istore(at).pop();
            code.aload(SCRATCH).iload(at);
            code.aload(SCRATCH).iload(at).faload().fload(value);
            scalars.combine(loop.values().get(reductions.get(i)).code());
            code.fastore();
        }
        // All is read before anything is written: an output may lie in the place of an input.
        for (var output : loop.outputs()) {
            if (isWritten(output, pass)) {
                element(output.value(), pass, done);
            }
        }
        for (int i = 0; i < loop.outputs().size(); i++) {
            var output = loop.outputs().get(i);
            int slot = loop.inputs().size() + i;
            if (!isWritten(output, pass)) {
                continue;
            }
            int value = element(output.value(), pass, done);
            code.aload(arrays[slot]).iload(rows[slot]).iload(column).iadd();
            if (output.kind() == Kind.COLUMN_SUMS) {
                code.aload(arrays[slot]).iload(rows[slot]).iload(column).iadd().faload();
                code.fload(value).fadd();
            } else {
                code.fload(value);
            }
            code.fastore();
        }
        for (int number : uses.kept) {
            if (loop.values().get(number).pass() == pass) {
                int value = element(number, pass, done);
                code.aload(SCRATCH);
                keptAt(number);
                code.iload(column).iadd().fload(value).fastore();
            }
        }
        code.iinc(column, 1).goto_(next).labelBinding(end);
    }

    boolean isWritten(Loop.Output output, int pass) {
        boolean elements = output.kind() == Kind.ELEMENTS || output.kind() == Kind.COLUMN_SUMS;
        return elements && loop.values().get(output.value()).pass() == pass;
    }

    /// What a reduction starts with.
    float identity(int reduction) {
        return loop.values().get(reduction).code() == Code.SUM ? 0 : Float.NEGATIVE_INFINITY;
    }

    /// Computes an element at the current column; gives the local variable that holds it.
    private int element(int number, int pass, int[] done) {
        var value = loop.values().get(number);
        if (value.level() != Level.ELEMENT) {
            return singles[number];
        }
        if (done[number] >= 0) {
            return done[number];
        }
        if (uses.isReadBack(number, pass)) {
            pushReadBack(number);
            code.iload(column).iadd().faload();
        } else if (value.code() == Code.LOAD) {
            code.aload(arrays[value.input()]).iload(rows[value.input()]).iload(column).iadd();
            code.faload();
        } else if (value.code() == Code.COLUMN) {
            code.iload(column).i2f();
        } else {
            var operands = new int[value.operands().size()];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = element(value.operands().get(i), pass, done);
            }
            for (int operand : operands) {
                code.fload(operand);
            }
            scalars.apply(value);
        }
        done[number] = code.allocateLocal(TypeKind.FLOAT);
        code.fstore(done[number]);
        return done[number];
    }

    /// Pushes the array and the row in which an earlier pass has left an element.
    void pushReadBack(int number) {
        int output = uses.outputOf(number);
        if (output >= 0) {
            int slot = loop.inputs().size() + output;
            code.aload(arrays[slot]).iload(rows[slot]);
        } else {
            code.aload(SCRATCH);
            keptAt(number);
        }
    }

    Loop loop() {
        return loop;
    }

    LoopUses uses() {
        return uses;
    }

    int single(Loop.Value value, int number) {
        return value.level() == Level.ELEMENT ? -1 : singles[number];
    }

    int column() {
        return column;
    }

    int count() {
        return count;
    }

    /// Pushes the array of an input or, behind all of them, of an output.
    void pushArray(int slot) {
        code.aload(arrays[slot]);
    }

    /// Pushes where an input or output begins in its array.
    void pushOffset(int slot) {
        code.iload(offsets[slot]);
    }

    void pushInput(int input) {
        code.aload(arrays[input]).iload(rows[input]);
    }

    void pushOutput(int output) {
        int slot = loop.inputs().size() + output;
        code.aload(arrays[slot]).iload(rows[slot]);
    }

    void pushLanes(int reduction) {
        lanes(reduction);
    }

    void pushKept(int number) {
        code.aload(SCRATCH);
        keptAt(number);
    }
}
