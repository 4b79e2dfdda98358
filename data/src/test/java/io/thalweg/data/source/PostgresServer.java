package io.thalweg.data.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own in a folder, on a free port of this machine alone. As root it runs as
/// the user `postgres` or `nobody`, since the server refuses to be root.
final class PostgresServer implements AutoCloseable {
    static final String HOW_TO_GET_IT =
            "needs initdb and postgres, on the path or in /usr/lib/postgresql (Debian: postgresql)";

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isThere() {
        return binary("initdb") != null && binary("postgres") != null;
    }

    private static @Nullable Path binary(String name) {
        var folders = new ArrayList<Path>();
        for (int version = 20; version >= 11; version--) {
            folders.add(Path.of("/usr/lib/postgresql/" + version + "/bin"));
        }
        for (var folder : System.getenv("PATH").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        for (var folder : folders) {
            if (Files.isExecutable(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        return null;
    }

    static PostgresServer start(Path parent) throws IOException, InterruptedException {
        // The folder is another user's, who may not see into those of the tests.
        var folder =
                Files.createTempDirectory(
                        "postgres",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxrwxrwx")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var password = Files.writeString(folder.resolve("password"), "s3cret!");
        var data = folder.resolve("data");
        run(
                as(
                        String.valueOf(binary("initdb")),
                        "-D",
                        data.toString(),
                        "-U",
                        "tester",
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        password.toString(),
                        "--no-sync",
                        "-E",
                        "UTF8"),
                parent.resolve("initdb.log"));
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var log = parent.resolve("postgres.log");
        var process =
                new ProcessBuilder(
                                as(
                                        String.valueOf(binary("postgres")),
                                        "-D",
                                        data.toString(),
                                        "-p",
                                        Integer.toString(port),
                                        "-h",
                                        "127.0.0.1",
                                        "-c",
                                        "fsync=off",
                                        "-c",
                                        "unix_socket_directories=" + folder))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        var server = new PostgresServer(process, port);
        while (!Files.readString(log).contains("ready to accept connections")) {
            if (!process.isAlive()) {
                throw new IOException("PostgreSQL didn't start: " + Files.readString(log));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return server;
    }

    private static List<String> as(String... command) {
        var whole = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("setpriv", "--reuid", user(), "--clear-groups"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static String user() {
        try {
            return Files.readString(Path.of("/etc/passwd")).contains("\npostgres:")
                    ? "postgres"
                    : "nobody";
        } catch (IOException e) {
            return "nobody";
        }
    }

    private static void run(List<String> command, Path log)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + ": " + Files.readString(log));
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
