package io.thalweg.core.exec;

import static io.thalweg.core.exec.LoopEmitter.FROM;
import static io.thalweg.core.exec.LoopEmitter.SCRATCH;
import static io.thalweg.core.exec.LoopEmitter.SCRATCH_AT;
import static io.thalweg.core.exec.LoopEmitter.TO;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Bytecode that walks the rows of a loop which don't stay as they are ([IdleRows]).
///
/// They are listed first, some at a time: whether a row is among them can't be foreseen, and a
/// processor that guessed wrong begins to read it late. Where all are, they are walked as ever.
final class BusyRows {
    private static final ClassDesc SUPPORT = ClassDesc.of(LoopSupport.class.getName());
    private static final ClassDesc FLOATS = ConstantDescs.CD_float.arrayType();
    private static final MethodTypeDesc LIST =
            MethodTypeDesc.of(
                    ConstantDescs.CD_int,
                    FLOATS,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_int,
                    ConstantDescs.CD_int,
                    FLOATS,
                    ConstantDescs.CD_int);

    private final LoopEmitter loop;
    private final CodeBuilder code;
    private final IdleRows idle;

    BusyRows(LoopEmitter loop, CodeBuilder code, IdleRows idle) {
        this.loop = loop;
        this.code = code;
        this.idle = idle;
    }

    /// @param row the local variable of the current row
    void emit(int row) {
        int everyRow = code.allocateLocal(TypeKind.INT);
        int first = code.allocateLocal(TypeKind.INT);
        int bound = code.allocateLocal(TypeKind.INT);
        int listed = code.allocateLocal(TypeKind.INT);
        int at = code.allocateLocal(TypeKind.INT);
        isElsewhere();
        code.istore(everyRow);
        code.iload(FROM).istore(first);
        var next = code.newLabel();
        var end = code.newLabel();
        code.labelBinding(next).iload(first).iload(TO).if_icmpge(end);
        code.iload(first).loadConstant(LoopSupport.LISTED_ROWS).iadd().iload(TO);
        loop.smaller();
        code.istore(bound);
        int factor = loop.loop().values().get(idle.factor()).input();
        loop.pushArray(factor);
        loop.pushOffset(factor);
        code.iload(first).iload(bound).iload(everyRow).aload(SCRATCH).iload(SCRATCH_AT);
        code.invokestatic(SUPPORT, "busyRows", LIST).istore(listed);
        var some = code.newLabel();
        var done = code.newLabel();
        code.iload(listed).iload(bound).iload(first).isub().if_icmplt(some);
        code.iload(first).istore(row);
        loop.rowsTo(bound);
        code.goto_(done).labelBinding(some).iconst_0().istore(at);
        var nextListed = code.newLabel();
        code.labelBinding(nextListed).iload(at).iload(listed).if_icmpge(done);
        code.aload(SCRATCH).iload(SCRATCH_AT).iload(at).iadd().faload().f2i();
        code.iload(first).iadd().istore(row);
        loop.row();
        code.iinc(at, 1).goto_(nextListed);
        code.labelBinding(done).iload(bound).istore(first).goto_(next).labelBinding(end);
    }

    /// Pushes 0 if the outputs lie in the place of what they change, else 1: then rows that stay as
    /// they are have to be copied.
    private void isElsewhere() {
        var elsewhere = code.newLabel();
        var end = code.newLabel();
        int output = loop.loop().inputs().size();
        for (int input : idle.starts()) {
            loop.pushArray(output);
            loop.pushArray(input);
            code.if_acmpne(elsewhere);
            loop.pushOffset(output);
            loop.pushOffset(input);
            code.if_icmpne(elsewhere);
            output++;
        }
        code.iconst_0().goto_(end).labelBinding(elsewhere).iconst_1().labelBinding(end);
    }
}
