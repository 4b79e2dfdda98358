package io.thalweg.core.exec;

import io.thalweg.core.plan.Loop;
import io.thalweg.core.plan.Loop.Code;
import io.thalweg.core.plan.Loop.Level;
import io.thalweg.core.plan.Loop.Rows;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns fused loops into bytecode, once for loops of the same body.
///
/// The class is hidden: it goes with the last reference to it. There are two versions of a body,
/// with vectors and without, that compute the same operations in the same order and so give the
/// same bits.
final class LoopCompiler {
    private static final System.Logger LOGGER = System.getLogger(LoopCompiler.class.getName());

    /// Whether the module with the vectors is there.
    static final boolean HAS_VECTORS = findVectors();

    /// How many bodies are kept: those of a few large networks.
    private static final int KEPT = 1024;

    private record InputKind(Level level, Rows rows, boolean classes) {}

    private record OutputKind(Loop.Kind kind, int value) {}

    private record Key(
            List<Loop.Value> values,
            List<InputKind> inputs,
            List<OutputKind> outputs,
            boolean vectors) {}

    private static final Map<Key, LoopCode> CODES =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, LoopCode> eldest) {
                    return size() > KEPT;
                }
            };

    private LoopCompiler() {}

    private static boolean findVectors() {
        boolean found = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        LOGGER.log(
                System.Logger.Level.DEBUG,
                found
                        ? "Loops with vectors of " + Vectors.length() + " numbers."
                        : "Loops without vectors: the module jdk.incubator.vector is missing. Start"
                                + " Java with --add-modules jdk.incubator.vector to compute faster.");
        return found;
    }

    /// Whether a body can be computed with vectors.
    static boolean hasVectorForm(Loop loop) {
        for (var value : loop.values()) {
            if (value.code() == Code.POWER) {
                return false;
            }
        }
        return HAS_VECTORS;
    }

    /// The code of a loop.
    ///
    /// @param vectors whether with vectors
    static LoopCode compile(Loop loop, boolean vectors) {
        var inputs = new ArrayList<InputKind>();
        for (var input : loop.inputs()) {
            inputs.add(new InputKind(input.level(), input.rows(), input.classes()));
        }
        var outputs = new ArrayList<OutputKind>();
        for (var output : loop.outputs()) {
            outputs.add(new OutputKind(output.kind(), output.value()));
        }
        var key = new Key(loop.values(), inputs, outputs, vectors);
        synchronized (CODES) {
            return CODES.computeIfAbsent(key, k -> define(loop, vectors));
        }
    }

    private static LoopCode define(Loop loop, boolean vectors) {
        var lookup = MethodHandles.lookup();
        var name = ClassDesc.of(LoopCompiler.class.getPackageName(), "GeneratedLoop");
        var bytes =
                ClassFile.of()
                        .build(
                                name,
                                type -> {
                                    type.withInterfaceSymbols(
                                            ClassDesc.of(LoopCode.class.getName()));
                                    type.withMethodBody(
                                            ConstantDescs.INIT_NAME,
                                            ConstantDescs.MTD_void,
                                            ClassFile.ACC_PUBLIC,
                                            code ->
                                                    code.aload(0)
                                                            .invokespecial(
                                                                    ConstantDescs.CD_Object,
                                                                    ConstantDescs.INIT_NAME,
                                                                    ConstantDescs.MTD_void)
                                                            .return_());
                                    type.withMethodBody(
                                            "run",
                                            MethodTypeDesc.of(
                                                    ConstantDescs.CD_void, LoopEmitter.PARAMETERS),
                                            ClassFile.ACC_PUBLIC,
                                            code -> new LoopEmitter(loop, vectors, code).emit());
                                });
        try {
            var type = lookup.defineHiddenClass(bytes, true);
            return (LoopCode) type.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A generated loop can't be loaded.", e);
        }
    }
}
