package io.thalweg.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A program in one Java file, compiled and run in this process: whoever changes the file starts
/// the changed program.
///
/// The file sees what `io.thalweg.learn` and the modules that it requires export, as `import module
/// io.thalweg.learn;` says. Our jars are modules for the compiler and a class path at run time
/// (docs/adr/0004).
final class SourceProgram {
    private final Class<?> type;

    private SourceProgram(Class<?> type) {
        this.type = type;
    }

    /// Compiles a file.
    ///
    /// @param file named after the class that it declares, or a compact source
    /// @throws SourceException if the compiler finds mistakes
    /// @throws IOException if there is no place for temporary files
    static SourceProgram compile(Path file) throws IOException, ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new SourceException("Running a source file needs a JDK, not only a JRE.");
        }
        Path folder = Files.createTempDirectory("thalweg-example");
        try {
            var complaints = new StringWriter();
            List<String> options =
                    List.of(
                            "-proc:none",
                            "-Xlint:-incubating",
                            "-encoding",
                            "UTF-8",
                            "--class-path",
                            folder.toString(), // or the compiler takes this process's own
                            "--module-path",
                            System.getProperty("java.class.path"),
                            "--add-modules",
                            "io.thalweg.learn",
                            "-d",
                            folder.toString());
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                var task =
                        compiler.getTask(
                                complaints,
                                files,
                                null,
                                options,
                                null,
                                files.getJavaFileObjects(file));
                if (!task.call()) {
                    throw new SourceException(complaints.toString().strip());
                }
            }
            String name = String.valueOf(file.getFileName()).replace(".java", "");
            return new SourceProgram(new Loader(classes(folder)).loadClass(name));
        } finally {
            delete(folder);
        }
    }

    /// Runs its `main`.
    ///
    /// @throws Exception what the program throws
    void run() throws Exception {
        for (boolean takesArguments : new boolean[] {false, true}) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("main")
                        && method.getParameterCount() == (takesArguments ? 1 : 0)) {
                    run(method, takesArguments ? new Object[] {new String[0]} : new Object[0]);
                    return;
                }
            }
        }
        throw new SourceException(
                type.getName() + ".java has no main to start; expected void main() { … }.");
    }

    private void run(Method main, Object[] arguments) throws Exception {
        Object instance = null;
        if (!Modifier.isStatic(main.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            instance = constructor.newInstance();
        }
        main.setAccessible(true);
        try {
            main.invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            switch (thrown.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw thrown;
            }
        }
    }

    private static Map<String, byte[]> classes(Path folder) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        for (Path file : all(folder)) {
            String name = folder.relativize(file).toString();
            if (name.endsWith(".class")) {
                String dotted = name.substring(0, name.length() - ".class".length());
                classes.put(
                        dotted.replace(file.getFileSystem().getSeparator(), "."),
                        Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : all(folder).reversed()) {
            Files.delete(file);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.toList());
        }
    }

    /// Classes that lie in memory.
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(SourceProgram.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
