package io.thalweg.data.source;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Reads Parquet with Hardwood. Columns are of the kind that the file says: texts that look like
/// numbers stay texts.
final class ParquetTableReader {
    private static final int BUFFER = 1 << 16;

    private ParquetTableReader() {}

    static Table read(Path file, ReadOptions options, Storage storage) {
        CsvFile.check(file);
        var name = file.toString();
        try {
            checkHead(file);
            var builder = new TableBuilder(name, options, Set.of(), storage);
            try (var reader = ParquetFileReader.open(InputFile.of(file))) {
                var columns = new ArrayList<ParquetColumn>();
                for (var node : reader.getFileSchema().getRootNode().children()) {
                    columns.add(column(name, node, builder));
                }
                if (columns.isEmpty()) {
                    throw new FormatException(name, 0, null, "it has no columns");
                }
                try (var batches = reader.columnReaders(ColumnProjection.all())) {
                    read(batches, columns, builder);
                }
            }
            if (builder.rows() == 0) {
                throw new FormatException(
                        name, 0, null, "it has columns, but no rows; expected at least one");
            }
            return builder.build(sha256(file), options, false);
        } catch (DataException | StorageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(name, e);
        }
    }

    private static void read(
            ColumnReaders batches, List<ParquetColumn> columns, TableBuilder builder) {
        while (batches.nextBatch()) {
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).begin(batches.getColumnReader(i));
            }
            int count = batches.getRecordCount();
            for (int record = 0; record < count; record++) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).add(record, i, builder);
                }
                builder.endRecord(0);
            }
        }
    }

    private static ParquetColumn column(String file, SchemaNode node, TableBuilder builder) {
        if (node instanceof SchemaNode.PrimitiveNode leaf && leaf.maxRepetitionLevel() == 0) {
            var column = ParquetColumn.of(leaf.type(), leaf.logicalType());
            if (column != null) {
                builder.newColumn(leaf.name(), !column.isNumber());
                return column;
            }
            throw new FormatException(
                    file,
                    0,
                    leaf.name(),
                    "values of the kind "
                            + leaf.type()
                            + (leaf.logicalType() == null ? "" : " " + leaf.logicalType())
                            + " are neither numbers, texts nor dates; write the file without this"
                            + " column");
        }
        throw new FormatException(
                file,
                0,
                node.name(),
                "there are lists or structures in this column; write a column for each value within,"
                        + " or leave it out");
    }

    private static void checkHead(Path file) throws IOException {
        try (var input = Files.newInputStream(file)) {
            var start = input.readNBytes(4);
            if (!new String(start, StandardCharsets.ISO_8859_1).equals("PAR1")) {
                throw new FileException(
                        file.toString(), 0, "this is no Parquet file, whatever its name", null);
            }
        }
    }

    private static String sha256(Path file) throws IOException {
        var digest = Digests.sha256();
        var buffer = new byte[BUFFER];
        try (var input = Files.newInputStream(file)) {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static FileException unreadable(String name, Exception problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            // How the library says that it lacks a codec, or can't read some kind of page.
            if (cause instanceof UnsupportedOperationException) {
                return new FileException(
                        name,
                        0,
                        "the reader of Parquet files says: "
                                + cause.getMessage()
                                + " (files with snappy, zstd, gzip or no compression can be read;"
                                + " for another codec put its jar on the path THALWEG_CLASSPATH)",
                        problem);
            }
        }
        Throwable shown =
                problem instanceof UncheckedIOException && problem.getCause() != null
                        ? problem.getCause()
                        : problem;
        return new FileException(
                name,
                0,
                "this Parquet file is damaged or of a kind that can't be read: "
                        + shown.getMessage(),
                problem);
    }
}
