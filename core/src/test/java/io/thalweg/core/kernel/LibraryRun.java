package io.thalweg.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.thalweg.core.graph.DoubleArray;
import io.thalweg.core.tensor.Shape;
import java.util.Random;

/// Runs kernels of the library on operands that lie somewhere in larger arrays.
record LibraryRun(float[][] operands, int[] offsets, Shape[] shapes, Shape result, Random random) {
    static LibraryRun random(Random random, Shape result, Shape... shapes) {
        var operands = new float[shapes.length][];
        var offsets = new int[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            offsets[i] = random.nextInt(40);
            // No float more than the operand has: reading on after its end must fail.
            operands[i] = floats(offsets[i] + shapes[i].size(), random);
        }
        return new LibraryRun(operands, offsets, shapes, result, random);
    }

    static float[] floats(int length, Random random) {
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        return floats;
    }

    /// The result of all rows at once.
    float[] whole(LibraryKernel kernel) {
        float[] scratch = floats(kernel.scratch(), random);
        float[] all = floats(result.size(), random);
        kernel.run(operands, offsets, all, 0, 0, kernel.rows(), scratch, 0);
        return all;
    }

    /// The same in three pieces, the last one first, with what is left of the one before in the
    /// scratch; the result lies in the middle of an array that keeps its surroundings.
    float[] inPieces(LibraryKernel kernel) {
        int offset = 1 + random.nextInt(20);
        float[] scratch = floats(offset + kernel.scratch(), random);
        float[] all = floats(offset + result.size() + 1, random);
        float before = all[offset - 1];
        float after = all[all.length - 1];
        int first = random.nextInt(kernel.rows() + 1);
        int second = first + random.nextInt(kernel.rows() - first + 1);
        kernel.run(operands, offsets, all, offset, second, kernel.rows(), scratch, offset);
        kernel.run(operands, offsets, all, offset, first, second, scratch, offset);
        kernel.run(operands, offsets, all, offset, 0, first, scratch, offset);
        assertThat(all[offset - 1]).isEqualTo(before);
        assertThat(all[all.length - 1]).isEqualTo(after);
        return java.util.Arrays.copyOfRange(all, offset, offset + result.size());
    }

    DoubleArray operand(int number) {
        double[] values = new double[shapes[number].size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = operands[number][offsets[number] + i];
        }
        return new DoubleArray(shapes[number], values);
    }

    /// The same with the magnitudes of its numbers.
    DoubleArray magnitude(int number) {
        double[] values = operand(number).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return new DoubleArray(shapes[number], values);
    }
}
