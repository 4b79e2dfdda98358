package io.thalweg.bench;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Lets a [Side] take orders: a line on standard input, a line on standard output that begins with
/// `@ok` or `@error`. While no order runs, the process waits for the next line and does nothing.
///
/// | order | what it does | answer |
/// |---|---|---|
/// | `load ID` | makes the workload's data | |
/// | `trace STEPS THREADS` | builds the model and trains from the start | nanoseconds to the end of the first and of the 100th step (0 if there were fewer), then each step's loss |
/// | `warm LEAST MOST` | trains on so many milliseconds, until steps take the same time | pairs: steps, and nanoseconds spent on them since the model was asked for |
/// | `window MILLISECONDS` | trains from the start | steps and nanoseconds |
/// | `late STEPS MILLISECONDS` | trains from the start, and measures after so many steps | steps, nanoseconds, loss |
/// | `close` | drops model and data | |
public final class SideServer {
    private final Side side;
    private final PrintStream answers;

    private SideServer(Side side, PrintStream answers) {
        this.side = side;
        this.answers = answers;
    }

    /// The whole of a peer's process: with a file as argument W9 on it, else orders.
    public static void main(Side side, String... arguments) throws Exception {
        if (arguments.length == 0) {
            serve(side);
        } else {
            Iris.run(side, Path.of(arguments[0]), Integer.getInteger("thalweg.bench.threads", 1));
        }
    }

    /// Serves until standard input ends. What the library itself prints goes to standard error.
    public static void serve(Side side) throws IOException {
        var answers =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new SideServer(side, answers).serve(orders);
        // Thread pools of some libraries would keep the process.
        System.exit(0);
    }

    /// Answers each line in turn.
    private void serve(BufferedReader orders) throws IOException {
        var trainer = new Trainer(side);
        for (var line = orders.readLine(); line != null; line = orders.readLine()) {
            answers.println(answer(trainer, line.strip().split(" ", -1)));
        }
        trainer.close();
    }

    // Whatever a library throws, the harness wants to read it and go on with the other sides.
    @SuppressWarnings("CatchingUnchecked")
    private static String answer(Trainer trainer, String[] order) {
        try {
            var result =
                    switch (order[0]) {
                        case "load" -> trainer.load(Workload.named(order[1]).getFirst());
                        case "trace" ->
                                trainer.trace(
                                        Integer.parseInt(order[1]), Integer.parseInt(order[2]));
                        case "warm" ->
                                trainer.warm(Long.parseLong(order[1]), Long.parseLong(order[2]));
                        case "window" -> trainer.window(Long.parseLong(order[1]));
                        case "late" ->
                                trainer.late(Integer.parseInt(order[1]), Long.parseLong(order[2]));
                        case "close" -> trainer.close();
                        default -> throw new IllegalArgumentException("no order " + order[0]);
                    };
            return ("@ok " + result).strip();
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return "@error " + String.valueOf(e).replace('\n', ' ');
        }
    }
}
