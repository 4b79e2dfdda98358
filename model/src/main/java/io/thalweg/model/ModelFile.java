package io.thalweg.model;

import io.thalweg.model.SavedModel.Contents;
import io.thalweg.model.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;

/// Writes and reads model files: a zip of `manifest.json` and one `weights-N.safetensors` a
/// network.
final class ModelFile {
    private ModelFile() {}

    /// Writes a model.
    ///
    /// @throws ModelFileException if the folder doesn't exist, or something that is no file is in
    ///   the way, or the model is larger than a file may be
    /// @throws java.io.UncheckedIOException if it can't be written; what was there is untouched
    static void write(Contents contents, Path file) {
        FileReplacement.check(file);
        var bytes = bytes(contents, file);
        FileReplacement.write(file, stream -> stream.write(bytes));
    }

    private static byte[] bytes(Contents contents, Path file) {
        var weights = new ArrayList<byte[]>();
        for (var network : contents.networks()) {
            weights.add(Safetensors.write(network.variables()));
        }
        var manifest =
                JsonWriter.text(Manifest.write(contents, weights)).getBytes(StandardCharsets.UTF_8);
        if (manifest.length > ArchiveEntry.MOST_MANIFEST) {
            throw new ModelFileException(
                    file.toString(),
                    "the model's description would take "
                            + manifest.length
                            + " bytes, more than the "
                            + ArchiveEntry.MOST_MANIFEST
                            + " that a model file may have. Ignore columns with very many"
                            + " different values.");
        }
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put(ArchiveEntry.MANIFEST, manifest);
        for (int i = 0; i < weights.size(); i++) {
            entries.put(ArchiveEntry.weights(i), weights.get(i));
        }
        return Archive.write(entries);
    }

    /// Reads a model.
    ///
    /// @throws ModelFileException if it can't be read, is no model file, or is damaged
    static Contents read(Path file) {
        try (var archive = ArchiveReader.open(file)) {
            archive.checkDigest();
            var manifest = manifest(archive);
            int networks = Manifest.networks(manifest);
            if (archive.size() != networks + 1) {
                throw new Damage("the zip", "as many weights as networks");
            }
            var weights = new ArrayList<byte[]>();
            for (int i = 0; i < networks; i++) {
                weights.add(archive.bytes(ArchiveEntry.weights(i)));
            }
            return Manifest.read(manifest, weights);
        } catch (NoSuchFileException e) {
            throw new ModelFileException(
                    file.toString(), "there is no such file. Check the name of the model.", e);
        } catch (Damage e) {
            throw unreadable(file, e, e.remedy());
        } catch (IOException e) {
            throw unreadable(file, e, "Check its rights and the disk.");
        } catch (RuntimeException e) {
            // Whatever a file's contents make fail is the file's fault: nothing else came in.
            throw unreadable(file, e, "Train it again, or restore a copy.");
        }
    }

    private static ModelFileException unreadable(Path file, Exception cause, String remedy) {
        var message = cause.getMessage();
        return new ModelFileException(
                file.toString(),
                "this is no readable model: "
                        + (message == null ? cause.getClass().getSimpleName() : message)
                        + ". "
                        + remedy,
                cause);
    }

    private static JsonNode manifest(ArchiveReader archive) throws IOException {
        var bytes = archive.bytes(ArchiveEntry.MANIFEST);
        var manifest = JsonText.read(bytes, 0, bytes.length, ArchiveEntry.MANIFEST);
        Manifest.checkVersion(manifest);
        return manifest;
    }

    /// Whether a file is a model that this program reads, by its directory and its manifest. The
    /// weights aren't read.
    static boolean isModel(Path file) {
        try (var archive = ArchiveReader.open(file)) {
            return archive.size() == Manifest.networks(manifest(archive)) + 1;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// The SHA-256 of every trained number, then of every fitted one, in hexadecimal.
    static String weightsSha256(Contents contents) {
        var digest = Sha256.digest();
        for (var network : contents.networks()) {
            for (var tensor : network.variables().values()) {
                var bytes = ByteBuffer.allocate(Float.BYTES * tensor.size());
                for (float element : tensor.floats()) {
                    bytes.putFloat(element);
                }
                digest.update(bytes.array());
            }
            if (network.share() != 1) { // as in format 1, which had none
                digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(network.share()).array());
            }
        }
        if (contents.calibration() != null) {
            update(digest, RecordWriter.write(contents.calibration()));
        }
        update(digest, RecordWriter.write(contents.features().transforms()));
        update(digest, RecordWriter.write(contents.targets()));
        return Sha256.hex(digest);
    }

    private static void update(MessageDigest digest, JsonNode json) {
        digest.update(JsonWriter.text(json).getBytes(StandardCharsets.UTF_8));
    }
}
