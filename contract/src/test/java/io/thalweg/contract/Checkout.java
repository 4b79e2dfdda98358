package io.thalweg.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The folder that the build runs in.
final class Checkout {
    private final Path root;

    /// Names of folders that Git ignores, and Git's own.
    private final List<String> notOurs;

    private Checkout(Path root) {
        this.root = root;
        notOurs = new ArrayList<>(List.of(".git"));
        for (String line : text(".gitignore").lines().toList()) {
            if (line.endsWith("/")) {
                notOurs.add(line.substring(0, line.length() - 1));
            }
        }
    }

    /// @return the checkout that Maven is building
    static Checkout ofThisBuild() {
        String root = System.getProperty("thalweg.root");
        if (root == null) {
            throw new IllegalStateException("thalweg.root must name the checkout's folder");
        }
        return new Checkout(Path.of(root));
    }

    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the names of the folders at the root that belong to the project
    List<String> folders() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !notOurs.contains(name) && holdsFiles(file(name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return all Java sources in a folder, or none if there is no such folder
    List<Path> javaFiles(String folder) {
        Path start = file(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isGenerated(start.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isGenerated(Path file) {
        for (Path part : file) {
            if (notOurs.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    /// Git knows no empty folders, so one that holds no file belongs to nobody.
    private boolean holdsFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(
                    file -> Files.isRegularFile(file) && !isGenerated(folder.relativize(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
