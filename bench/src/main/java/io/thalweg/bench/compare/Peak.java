package io.thalweg.bench.compare;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jdk.incubator.vector.FloatVector;

/// What this machine can do at most, measured in Java.
///
/// @param gflops billions of operations a second in a loop of fused multiply-adds that touches no
///   memory
/// @param gigabytes read and written together by a copy of arrays that fit no cache of a core, in
///   billions of bytes a second
public record Peak(double gflops, double gigabytes) {
    private static final int ACCUMULATORS = 12;
    private static final int ROUNDS = 2_000_000;
    private static final int COPIED = 16 << 20;
    private static final int TRIES = 6;

    /// Measures both, the best of several tries.
    static Peak measure(int threads) throws Exception {
        double lanes = FloatVector.SPECIES_PREFERRED.length();
        double operations = 2.0 * ACCUMULATORS * lanes * ROUNDS * threads;
        double gflops = operations / best(threads, () -> multiplyAdd(ROUNDS));
        var from = new float[threads][COPIED];
        var to = new float[threads][COPIED];
        var tasks = new ArrayList<Callable<Float>>();
        for (int i = 0; i < threads; i++) {
            var source = from[i];
            var target = to[i];
            tasks.add(() -> {
                System.arraycopy(source, 0, target, 0, COPIED);
                return target[COPIED - 1];
            });
        }
        double bytes = 2.0 * Float.BYTES * COPIED * threads;
        return new Peak(gflops, bytes / best(tasks));
    }

    private static double best(int threads, Callable<Float> task) throws Exception {
        var tasks = new ArrayList<Callable<Float>>();
        for (int i = 0; i < threads; i++) {
            tasks.add(task);
        }
        return best(tasks);
    }

    /// Nanoseconds of the quickest try.
    private static double best(ArrayList<Callable<Float>> tasks) throws Exception {
        double best = Double.POSITIVE_INFINITY;
        try (var pool = Executors.newFixedThreadPool(tasks.size())) {
            for (int i = 0; i < TRIES; i++) {
                long start = System.nanoTime();
                for (var done : pool.invokeAll(tasks)) {
                    done.get();
                }
                best = Math.min(best, (double) (System.nanoTime() - start));
            }
        }
        return best;
    }

    /// Twelve chains, so that none waits for itself: a multiply-add takes 4 cycles, two start in
    /// each.
    private static float multiplyAdd(int rounds) {
        var species = FloatVector.SPECIES_PREFERRED;
        var factor = FloatVector.broadcast(species, 0.999999f);
        var term = FloatVector.broadcast(species, 1e-6f);
        var a0 = FloatVector.broadcast(species, 0);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var a4 = a0;
        var a5 = a0;
        var a6 = a0;
        var a7 = a0;
        var a8 = a0;
        var a9 = a0;
        var a10 = a0;
        var a11 = a0;
        for (int i = 0; i < rounds; i++) {
            a0 = a0.fma(factor, term);
            a1 = a1.fma(factor, term);
            a2 = a2.fma(factor, term);
            a3 = a3.fma(factor, term);
            a4 = a4.fma(factor, term);
            a5 = a5.fma(factor, term);
            a6 = a6.fma(factor, term);
            a7 = a7.fma(factor, term);
            a8 = a8.fma(factor, term);
            a9 = a9.fma(factor, term);
            a10 = a10.fma(factor, term);
            a11 = a11.fma(factor, term);
        }
        var sum = a0.add(a1).add(a2).add(a3).add(a4).add(a5);
        return sum.add(a6).add(a7).add(a8).add(a9).add(a10).add(a11).lane(0);
    }
}
