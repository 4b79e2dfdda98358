package io.thalweg.contract;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that has ended.
///
/// @param code its exit code
/// @param output what it wrote on standard output
/// @param errors what it wrote on standard error
record Ran(int code, String output, String errors) {
    private static final long PATIENCE_IN_MINUTES = 10;

    /// A process that has started.
    ///
    /// @param process to wait for
    /// @param output file of its standard output
    /// @param errors file of its standard error
    record Running(Process process, Path output, Path errors) {
        Ran end() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after a long time: " + process);
            }
            return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
        }
    }

    /// Starts a process whose environment is small and known.
    ///
    /// @param folder where it runs
    /// @param environment beside PATH, HOME and THALWEG_VECTORS, or instead of them
    /// @param command program and arguments
    static Running start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = Files.createTempFile("thalweg", ".out");
        Path errors = Files.createTempFile("thalweg", ".err");
        output.toFile().deleteOnExit();
        errors.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().retainAll(List.of("PATH", "HOME", "THALWEG_VECTORS"));
        variables.putAll(environment);
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return new Running(builder.start(), output, errors);
    }
}
