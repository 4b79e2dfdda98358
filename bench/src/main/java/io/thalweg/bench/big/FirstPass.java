package io.thalweg.bench.big;

import io.thalweg.data.source.ReadOptions;
import io.thalweg.data.source.Storage;
import io.thalweg.data.source.Table;
import java.nio.file.Path;

/// How long Thalweg takes to read a table into its cache on disk: `java -cp … FirstPass.java FILE`.
public final class FirstPass {
    private FirstPass() {}

    /// Prints the seconds.
    ///
    /// @param arguments the file
    public static void main(String... arguments) {
        long start = System.nanoTime();
        var table = Table.read(Path.of(arguments[0]), ReadOptions.standard(), Storage.DISK);
        if (table.rows() == 0) {
            throw new IllegalStateException("a table without rows");
        }
        System.out.printf("%.2f%n", (System.nanoTime() - start) * 1e-9);
    }
}
