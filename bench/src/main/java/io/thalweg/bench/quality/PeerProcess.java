package io.thalweg.bench.quality;

import io.thalweg.bench.quality.Job.Predictions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// The process of a library: trains what isn't there yet.
public final class PeerProcess {
    private PeerProcess() {}

    /// @param folders of jobs
    public static void main(TablePeer peer, String... folders) throws Exception {
        for (var folder : folders) {
            var job = Job.read(Path.of(folder));
            for (var side : peer.sides()) {
                if (!job.has(side)) {
                    fit(peer, side, job);
                }
            }
        }
    }

    private static void fit(TablePeer peer, String side, Job job) throws Exception {
        long start = System.nanoTime();
        double processor = processorSeconds();
        try {
            var rows = peer.fit(side, job);
            var seconds = (System.nanoTime() - start) * 1e-9;
            job.keep(side, new Predictions(seconds, processorSeconds() - processor, rows));
        } catch (Exception e) {
            System.err.println(side + " in " + job.folder() + ": " + e);
        }
    }

    /// What all threads of this process have computed.
    static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() * 1e-9
                : Double.NaN;
    }
}
