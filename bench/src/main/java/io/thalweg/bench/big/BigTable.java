package io.thalweg.bench.big;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a table of any number of rows as CSV: fourteen decimals, three integers, two categories,
/// and a target that is a line through them with some noise. The same seed gives the same bytes.
/// Starts from its source alone: `java BigTable.java ROWS FILE [SEED]`.
public final class BigTable {
    private static final int DECIMALS = 14;
    private static final int INTEGERS = 3;
    private static final String[] TOWNS = {"Ulm", "Aachen", "Kiel", "Lindau", "Jena"};
    private static final String[] KINDS = {"a", "b", "c"};
    private static final int LONGEST_ROW = 512;

    private final byte[] buffer = new byte[1 << 20];
    private final OutputStream output;
    private int used;

    private BigTable(OutputStream output) {
        this.output = output;
    }

    /// Writes the table.
    ///
    /// @param arguments rows, file, and perhaps a seed
    public static void main(String... arguments) throws IOException {
        long rows = Long.parseLong(arguments[0]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 42;
        try (var output = Files.newOutputStream(Path.of(arguments[1]))) {
            var table = new BigTable(output);
            table.write(rows, seed);
        }
    }

    private void write(long rows, long seed) throws IOException {
        for (int i = 1; i <= DECIMALS; i++) {
            text("x" + i + ",");
        }
        for (int i = 1; i <= INTEGERS; i++) {
            text("n" + i + ",");
        }
        text("town,kind,y\n");
        for (long row = 0; row < rows; row++) {
            if (used > buffer.length - LONGEST_ROW) {
                flush();
            }
            row(seed ^ row * 0x9E3779B97F4A7C15L);
        }
        flush();
    }

    private void row(long start) {
        long state = start;
        long target = 0; // in thousandths
        for (int i = 0; i < DECIMALS; i++) {
            state = next(state);
            // the sum of four uniform numbers: nearly normal
            long value = 0;
            for (int part = 0; part < 4; part++) {
                value += (state >>> (16 * part) & 0xFFFF) % 5001 - 2500;
            }
            target += value * (i % 5 - 2);
            decimal(value);
            buffer[used++] = ',';
        }
        for (int i = 0; i < INTEGERS; i++) {
            state = next(state);
            long value = (state >>> 33) % (i == 0 ? 100 : i == 1 ? 2 : 10_000);
            target += i == 0 ? value * 50 : i == 1 ? value * 2000 : 0;
            integer(value);
            buffer[used++] = ',';
        }
        state = next(state);
        int town = (int) ((state >>> 33) % TOWNS.length);
        int kind = (int) ((state >>> 20 & 0xFFF) % KINDS.length);
        target += town * 700 - kind * 900;
        text(TOWNS[town]);
        buffer[used++] = ',';
        text(KINDS[kind]);
        buffer[used++] = ',';
        state = next(state);
        decimal(target + (state >>> 33) % 10_001 - 5_000);
        buffer[used++] = '\n';
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private static long next(long state) {
        long mixed = state + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /// A number of thousandths with three digits behind the point.
    private void decimal(long thousandths) {
        long size = Math.abs(thousandths);
        if (thousandths < 0) {
            buffer[used++] = '-';
        }
        integer(size / 1000);
        buffer[used++] = '.';
        buffer[used++] = (byte) ('0' + size / 100 % 10);
        buffer[used++] = (byte) ('0' + size / 10 % 10);
        buffer[used++] = (byte) ('0' + size % 10);
    }

    private void integer(long value) {
        long unit = 1;
        while (value / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            buffer[used++] = (byte) ('0' + value / unit % 10);
        }
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    private void flush() throws IOException {
        output.write(buffer, 0, used);
        used = 0;
    }
}
