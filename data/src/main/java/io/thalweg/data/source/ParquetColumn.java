package io.thalweg.data.source;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.TimeUnit;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes the values of one flat column out of the batches.
final class ParquetColumn {
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18
    };

    private final PhysicalType type;
    private final @Nullable LogicalType meaning;
    private Validity validity = Validity.NO_NULLS;
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};
    private boolean[] booleans = {};
    private byte[] @Nullable [] bytes = {};
    private @Nullable String[] texts = {};

    private ParquetColumn(PhysicalType type, @Nullable LogicalType meaning) {
        this.type = type;
        this.meaning = meaning;
    }

    /// Null for a column whose values are neither numbers, texts nor dates.
    static @Nullable ParquetColumn of(PhysicalType type, @Nullable LogicalType meaning) {
        boolean known =
                switch (type) {
                    case BOOLEAN, FLOAT, DOUBLE -> meaning == null;
                    case INT32, INT64 ->
                            meaning == null
                                    || meaning instanceof LogicalType.IntType
                                    || meaning instanceof LogicalType.DecimalType
                                    || meaning instanceof LogicalType.DateType
                                    || meaning instanceof LogicalType.TimeType
                                    || meaning instanceof LogicalType.TimestampType
                                    || meaning instanceof LogicalType.NullType;
                    case BYTE_ARRAY ->
                            meaning instanceof LogicalType.StringType
                                    || meaning instanceof LogicalType.EnumType
                                    || meaning instanceof LogicalType.DecimalType;
                    case FIXED_LEN_BYTE_ARRAY ->
                            meaning instanceof LogicalType.DecimalType
                                    || meaning instanceof LogicalType.UuidType
                                    || meaning instanceof LogicalType.Float16Type;
                    case INT96 -> false;
                };
        return known ? new ParquetColumn(type, meaning) : null;
    }

    boolean isNumber() {
        return switch (type) {
            case FLOAT, DOUBLE -> true;
            case INT32, INT64 ->
                    meaning == null
                            || meaning instanceof LogicalType.IntType
                            || meaning instanceof LogicalType.DecimalType;
            case BYTE_ARRAY -> meaning instanceof LogicalType.DecimalType;
            case FIXED_LEN_BYTE_ARRAY -> !(meaning instanceof LogicalType.UuidType);
            default -> false;
        };
    }

    /// Turns to the reader's current batch.
    void begin(ColumnReader reader) {
        validity = reader.getLeafValidity();
        switch (type) {
            case BOOLEAN -> booleans = reader.getBooleans();
            case INT32 -> ints = reader.getInts();
            case INT64 -> longs = reader.getLongs();
            case FLOAT -> floats = reader.getFloats();
            case DOUBLE -> doubles = reader.getDoubles();
            default -> {
                if (isNumber() || meaning instanceof LogicalType.UuidType) {
                    bytes = reader.getBinaries();
                } else {
                    texts = reader.getStrings();
                }
            }
        }
    }

    void add(int record, int column, TableBuilder builder) {
        if (validity.isNull(record)) {
            builder.addMissing(column);
        } else if (isNumber()) {
            builder.add(column, number(record));
        } else {
            builder.add(column, text(record));
        }
    }

    private double number(int record) {
        return switch (type) {
            case INT32 -> whole(ints[record]);
            case INT64 -> whole(longs[record]);
            // The shortest decimal that gives this float: 0.1f is 0.1, as a CSV would have it.
            case FLOAT -> Double.parseDouble(Float.toString(floats[record]));
            case DOUBLE -> doubles[record];
            default -> {
                var value = bytes[record];
                if (value == null) {
                    yield Double.NaN;
                }
                if (meaning instanceof LogicalType.DecimalType decimal) {
                    yield new BigDecimal(new BigInteger(value), decimal.scale()).doubleValue();
                }
                // little-endian, as all numbers of Parquet
                yield Float.float16ToFloat((short) ((value[1] << 8) | (value[0] & 0xFF)));
            }
        };
    }

    private double whole(long value) {
        if (meaning instanceof LogicalType.DecimalType decimal) {
            int scale = decimal.scale();
            return Math.abs(value) <= EXACT && scale < POWERS.length
                    ? value / POWERS[scale] // both exact, so rounded once
                    : BigDecimal.valueOf(value, scale).doubleValue();
        }
        if (meaning instanceof LogicalType.IntType whole && !whole.isSigned() && value < 0) {
            return type == PhysicalType.INT32
                    ? Integer.toUnsignedLong((int) value)
                    : new BigInteger(Long.toUnsignedString(value)).doubleValue();
        }
        return value;
    }

    private String text(int record) {
        return switch (type) {
            case BOOLEAN -> Boolean.toString(booleans[record]);
            case INT32, INT64 -> time(type == PhysicalType.INT32 ? ints[record] : longs[record]);
            default -> {
                if (meaning instanceof LogicalType.UuidType) {
                    var value = bytes[record];
                    var read = ByteBuffer.wrap(value == null ? new byte[16] : value);
                    yield new UUID(read.getLong(), read.getLong()).toString();
                }
                var text = texts[record];
                yield text == null ? "" : text;
            }
        };
    }

    /// Dates and times as ISO 8601 has them.
    private String time(long value) {
        return switch (meaning) {
            case LogicalType.DateType date -> LocalDate.ofEpochDay(value).toString();
            case LogicalType.TimeType time ->
                    LocalTime.ofNanoOfDay(value * nanos(time.unit())).toString();
            case LogicalType.TimestampType stamp -> {
                long unit = 1_000_000_000L / nanos(stamp.unit());
                var at =
                        LocalDateTime.ofEpochSecond(
                                Math.floorDiv(value, unit),
                                (int) (Math.floorMod(value, unit) * nanos(stamp.unit())),
                                ZoneOffset.UTC);
                yield stamp.isAdjustedToUTC() ? at + "Z" : at.toString();
            }
            case null, default -> Long.toString(value);
        };
    }

    private static long nanos(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000_000L;
            case MICROS -> 1_000L;
            case NANOS -> 1L;
        };
    }
}
