package io.thalweg.core.exec;

import io.thalweg.core.kernel.VectorMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;

/// The functions of [VectorMath] as code to copy into loops.
///
/// A loop that called them would make objects of its vectors wherever the JIT compiler doesn't
/// inline a call, and it inlines our methods only up to 18,000 nodes of its graph: three functions
/// in one loop are too many. What it is told to inline always, the vectors' own methods, has no
/// such limit, so a loop that holds the functions' code makes no objects.
final class VectorFunctions {
    private static final ClassDesc OWNER = ClassDesc.of(VectorMath.class.getName());
    private static final Map<String, CodeModel> BODIES = read();

    private VectorFunctions() {}

    private static Map<String, CodeModel> read() {
        var file = VectorMath.class.getSimpleName() + ".class";
        try (var bytes = VectorMath.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing beside its class.");
            }
            var bodies = new HashMap<String, CodeModel>();
            for (var method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
                var name = method.methodName().stringValue();
                method.code().ifPresent(code -> bodies.put(name, code));
            }
            return bodies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many bytes of code [#copy] adds, or a few less.
    static int bytes(String name) {
        int bytes = 0;
        for (var element : body(name)) {
            if (element instanceof InvokeInstruction call && isOurs(call)) {
                bytes += bytes(call.name().stringValue());
            } else if (element instanceof Instruction instruction) {
                bytes += instruction.sizeInBytes();
            }
        }
        return bytes;
    }

    private static boolean isOurs(InvokeInstruction call) {
        return call.owner().asSymbol().equals(OWNER);
    }

    private static CodeModel body(String name) {
        var body = BODIES.get(name);
        if (body == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return body;
    }

    /// Copies a function: takes its arguments from the stack, and leaves its result there.
    ///
    /// @param name of a method of [VectorMath]; what it calls there is copied, too
    static void copy(String name, CodeBuilder code) {
        var body = body(name);
        var labels = new HashMap<Label, Label>();
        var locals = new HashMap<Integer, Integer>();
        var type = body.parent().orElseThrow().methodTypeSymbol();
        int slots = 0;
        for (int i = 0; i < type.parameterCount(); i++) {
            var kind = TypeKind.from(type.parameterType(i));
            locals.put(slots, code.allocateLocal(kind));
            slots += kind.slotSize();
        }
        for (int i = type.parameterCount() - 1; i >= 0; i--) {
            var kind = TypeKind.from(type.parameterType(i));
            slots -= kind.slotSize();
            code.storeLocal(kind, local(slots, kind, locals, code));
        }
        var end = code.newLabel();
        // The last of the returns needs no jump to what follows it.
        int returns = count(body, ReturnInstruction.class);
        for (var element : body) {
            switch (element) {
                case LoadInstruction load ->
                        code.loadLocal(
                                load.typeKind(), local(load.slot(), load.typeKind(), locals, code));
                case StoreInstruction store ->
                        code.storeLocal(
                                store.typeKind(),
                                local(store.slot(), store.typeKind(), locals, code));
                case ReturnInstruction _ -> {
                    returns--;
                    if (returns > 0) {
                        code.goto_(end);
                    }
                }
                case BranchInstruction branch ->
                        code.branch(
                                branch.opcode(),
                                labels.computeIfAbsent(branch.target(), _ -> code.newLabel()));
                case LabelTarget target ->
                        code.labelBinding(
                                labels.computeIfAbsent(target.label(), _ -> code.newLabel()));
                case InvokeInstruction call when isOurs(call) ->
                        copy(call.name().stringValue(), code);
                case Instruction other -> code.with(other);
                default -> {} // where lines and variables are in the source
            }
        }
        code.labelBinding(end);
    }

    private static int count(CodeModel body, Class<? extends Instruction> kind) {
        int count = 0;
        for (var element : body) {
            count += kind.isInstance(element) ? 1 : 0;
        }
        return count;
    }

    /// Calls a function of one vector instead.
    static void call(String name, CodeBuilder code) {
        code.invokestatic(OWNER, name, body(name).parent().orElseThrow().methodTypeSymbol());
    }

    private static int local(
            int slot, TypeKind kind, Map<Integer, Integer> locals, CodeBuilder code) {
        return locals.computeIfAbsent(slot, _ -> code.allocateLocal(kind));
    }
}
