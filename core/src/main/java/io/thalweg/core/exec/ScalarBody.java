package io.thalweg.core.exec;

import io.thalweg.core.kernel.ScalarMath;
import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Bytecode of one operation on single numbers: takes its operands from the stack and leaves the
/// result there.
final class ScalarBody {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc OURS = ClassDesc.of(ScalarMath.class.getName());
    private static final ClassDesc SUPPORT = ClassDesc.of(LoopSupport.class.getName());
    private static final MethodTypeDesc UNARY =
            MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_float);
    private static final MethodTypeDesc BINARY =
            MethodTypeDesc.of(
                    ConstantDescs.CD_float, ConstantDescs.CD_float, ConstantDescs.CD_float);

    private static final MethodTypeDesc TERNARY =
            MethodTypeDesc.of(
                    ConstantDescs.CD_float,
                    ConstantDescs.CD_float,
                    ConstantDescs.CD_float,
                    ConstantDescs.CD_float);

    private final CodeBuilder code;

    ScalarBody(CodeBuilder code) {
        this.code = code;
    }

    void apply(Value value) {
        switch (value.code()) {
            case CONSTANT -> code.loadConstant(value.constant());
            case NEGATE -> code.fneg();
            case ABSOLUTE -> code.invokestatic(MATH, "abs", UNARY);
            case SQRT -> {
                code.f2d();
                code.invokestatic(
                        MATH,
                        "sqrt",
                        MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double));
                code.d2f();
            }
            case EXP -> code.invokestatic(OURS, "exp", UNARY);
            case LOG -> code.invokestatic(OURS, "log", UNARY);
            case LOG1P -> code.invokestatic(OURS, "log1p", UNARY);
            case TANH -> code.invokestatic(OURS, "tanh", UNARY);
            case SIGMOID -> code.invokestatic(OURS, "sigmoid", UNARY);
            case ERF -> code.invokestatic(OURS, "erf", UNARY);
            case SINE -> code.invokestatic(OURS, "sine", UNARY);
            case COSINE -> code.invokestatic(OURS, "cosine", UNARY);
            case ADD -> code.fadd();
            case SUBTRACT -> code.fsub();
            case MULTIPLY -> code.fmul();
            case MULTIPLY_ADD -> code.invokestatic(MATH, "fma", TERNARY);
            case DIVIDE -> code.fdiv();
            case MAXIMUM -> code.invokestatic(MATH, "max", BINARY);
            case MINIMUM -> code.invokestatic(MATH, "min", BINARY);
            case POWER -> code.invokestatic(SUPPORT, "power", BINARY);
            case IF_GREATER, IF_EQUAL, IF_UNEQUAL -> choose(value.code());
            case LOAD, COLUMN, SUM, LARGEST ->
                    throw new IllegalStateException(value.code() + " is no operation on numbers");
        }
    }

    /// Stack: x, y, a, b.
    private void choose(Code comparison) {
        int otherwise = code.allocateLocal(TypeKind.FLOAT);
        int chosen = code.allocateLocal(TypeKind.FLOAT);
        code.fstore(otherwise).fstore(chosen);
        var no = code.newLabel();
        var end = code.newLabel();
        // NaN compares as less: neither greater nor equal.
        code.fcmpl();
        switch (comparison) {
            case IF_GREATER -> code.ifle(no);
            case IF_EQUAL -> code.ifne(no);
            default -> code.ifeq(no);
        }
        code.fload(chosen).goto_(end).labelBinding(no).fload(otherwise).labelBinding(end);
    }

    /// Combines two numbers of a reduction.
    void combine(Code reduction) {
        if (reduction == Code.SUM) {
            code.fadd();
        } else {
            code.invokestatic(MATH, "max", BINARY);
        }
    }
}
