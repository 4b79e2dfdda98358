package io.thalweg.learn.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks for classes that a part has no row of.
final class ClassCheck {
    private ClassCheck() {}

    static void of(ExaminedRows training, List<ExaminedPart> others, Consumer<Finding> told) {
        if (training.classes().isEmpty()) {
            return;
        }
        var names = new ArrayList<String>(training.classes());
        for (var part : others) {
            var more = part.rows().classes();
            if (more.size() > names.size()) {
                names.addAll(more.subList(names.size(), more.size()));
            }
        }
        var all = new ArrayList<ExaminedPart>();
        all.add(new ExaminedPart("training", training));
        for (var part : others) {
            if (part.rows().rows() > 0) {
                all.add(part);
            }
        }
        var counts = new long[all.size()][names.size()];
        var sums = new long[names.size()];
        for (int i = 0; i < counts.length; i++) {
            var rows = all.get(i).rows();
            for (int row = 0; row < rows.rows(); row++) {
                int number = (int) rows.target(row);
                counts[i][number]++;
                sums[number]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            var missing = new ArrayList<String>();
            long elsewhere = 0;
            for (int number = 0; number < sums.length; number++) {
                if (counts[i][number] == 0 && sums[number] > 0) {
                    missing.add(names.get(number));
                    elsewhere += sums[number];
                }
            }
            if (!missing.isEmpty()) {
                told.accept(new MissingClasses(all.get(i).name(), missing, elsewhere));
            }
        }
    }
}
