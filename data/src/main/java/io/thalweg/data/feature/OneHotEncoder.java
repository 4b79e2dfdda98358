package io.thalweg.data.feature;

import java.util.HashMap;
import java.util.Map;

/// Categories as a 1 in their slot.
final class OneHotEncoder implements Encoder {
    private final Map<String, Integer> slots;
    private final int at;
    private final int missing;
    private final int unseen;

    OneHotEncoder(OneHotTransform transform, int at) {
        var categories = transform.categories();
        this.slots = HashMap.newHashMap(categories.size());
        for (int slot = 0; slot < categories.size(); slot++) {
            slots.put(categories.get(slot), slot);
        }
        this.at = at;
        this.unseen = transform.width() - 1;
        this.missing = transform.missingSlot() ? categories.size() : unseen;
    }

    @Override
    public void encode(Cells cells, int[] rows, int from, int to, Features into) {
        for (int i = from; i < to; i++) {
            var text = cells.text(rows[i]);
            into.values()[i * into.numbers() + at + (text == null ? missing : slot(text))] = 1;
        }
    }

    private int slot(String text) {
        var slot = slots.get(text);
        return slot == null ? unseen : slot;
    }
}
