package io.thalweg.bench.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A side's process, told what to do line by line: see [io.thalweg.bench.SideServer].
final class SideProcess implements AutoCloseable {
    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);

    /// What went wrong on the other side.
    static final class SideException extends Exception {
        private static final long serialVersionUID = 1;

        SideException(String message) {
            super(message);
        }
    }

    /// @param natives a folder with native libraries that need not be there
    /// @param log takes what the side prints
    SideProcess(List<String> command, int threads, Path natives, Path log) throws IOException {
        var builder = new ProcessBuilder(command);
        if (Files.isDirectory(natives)) {
            builder.environment().put("LD_LIBRARY_PATH", natives.toString());
        }
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        limit(builder, threads);
        process = builder.start();
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        var reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(() -> read(reader));
    }

    /// The libraries' native parts look at these before anything else.
    static void limit(ProcessBuilder builder, int threads) {
        for (var name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            builder.environment().put(name, Integer.toString(threads));
        }
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        // These force old kernels upon OpenBLAS, where they are set.
        builder.environment().remove("OPENBLAS_CORETYPE");
        builder.environment().remove("OPENBLAS_L2_SIZE");
    }

    private void read(BufferedReader reader) {
        try (reader) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("@")) {
                    answers.put(line);
                }
            }
            answers.put("@error its process ended");
        } catch (IOException | InterruptedException e) {
            answers.offer("@error " + e);
        }
    }

    /// Sends an order without waiting for the answer.
    void send(String order) throws SideException {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new SideException("its process takes no orders: " + e.getMessage());
        }
    }

    /// Waits for an answer.
    ///
    /// @return the numbers in it
    double[] answer(int seconds) throws SideException, InterruptedException {
        var line = answers.poll(seconds, TimeUnit.SECONDS);
        if (line == null) {
            process.destroyForcibly();
            throw new SideException("no answer within " + seconds + " s");
        }
        if (!line.startsWith("@ok")) {
            throw new SideException(line.substring(1));
        }
        var numbers = new ArrayList<Double>();
        for (var word : line.substring(3).strip().split(" ", -1)) {
            if (!word.isEmpty()) {
                numbers.add(Double.valueOf(word));
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Sends an order and waits for its answer.
    double[] order(int seconds, String order) throws SideException, InterruptedException {
        send(order);
        return answer(seconds);
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
