package io.thalweg.data.feature;

import java.util.ArrayList;
import java.util.List;

/// A category as a 1 in its own slot and 0 in the others.
///
/// @param input the column
/// @param categories those that have a slot of their own, in the order of the slots
/// @param missingSlot whether a missing value has a slot (after the categories); it has one if a
///   training row had none The last slot is that of unseen categories, of those too rare for a
///   slot, and of missing values that have no slot.
public record OneHotTransform(String input, List<String> categories, boolean missingSlot)
        implements Transform {
    public OneHotTransform {
        categories = List.copyOf(categories);
    }

    @Override
    public List<String> outputs() {
        var names = new ArrayList<String>(categories.size() + 2);
        for (var category : categories) {
            names.add(input + "=" + category);
        }
        if (missingSlot) {
            names.add(input + " missing");
        }
        names.add(input + " unseen");
        return names;
    }

    @Override
    public int width() {
        return categories.size() + (missingSlot ? 2 : 1);
    }
}
