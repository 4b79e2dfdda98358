package io.thalweg.data.feature;

import io.thalweg.data.schema.Opposites;

/// Opposites as −1 and 1.
final class BooleanEncoder implements Encoder {
    private final BooleanTransform transform;
    private final int at;

    BooleanEncoder(BooleanTransform transform, int at) {
        this.transform = transform;
        this.at = at;
    }

    @Override
    public void encode(Cells cells, int[] rows, int from, int to, Features into) {
        var values = into.values();
        for (int i = from; i < to; i++) {
            var text = cells.text(rows[i]);
            values[i * into.numbers() + at] = text == null ? 0 : sign(text);
        }
    }

    /// Another word for the same, such as true for yes, is understood.
    private int sign(String text) {
        if (text.equalsIgnoreCase(transform.positive())) {
            return 1;
        }
        return text.equalsIgnoreCase(transform.negative()) ? -1 : Opposites.sign(text);
    }
}
