package io.thalweg.bench.libtorch;

import io.thalweg.bench.SideServer;

/// The process of this side.
public final class Main {
    private Main() {}

    /// Serves orders, or trains on the file that is named.
    public static void main(String[] arguments) throws Exception {
        SideServer.main(new TorchSide(), arguments);
    }
}
