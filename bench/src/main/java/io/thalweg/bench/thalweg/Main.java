package io.thalweg.bench.thalweg;

import io.thalweg.bench.SideServer;
import java.io.IOException;

/// The process of Thalweg's side.
public final class Main {
    private Main() {}

    /// Serves orders until standard input ends.
    public static void main(String[] arguments) throws IOException {
        SideServer.serve(new ThalwegSide());
    }
}
