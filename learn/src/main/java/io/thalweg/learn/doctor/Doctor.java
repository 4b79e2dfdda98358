package io.thalweg.learn.doctor;

import io.thalweg.data.batch.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches runs and looks at their data; keeps what it finds, each thing once.
///
/// One doctor may watch several runs, also at the same time.
public final class Doctor {
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /// A doctor who has found nothing yet.
    public Doctor() {}

    /// What was found so far, in this order.
    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// Begins to watch a run.
    ///
    /// @param run the graph and data of the run
    /// @param told hears of each new finding
    public Observation observe(WatchedRun run, Consumer<Finding> told) {
        return new Observation(run, finding -> tell(finding, told));
    }

    /// Looks at samples as they are fed: unscaled numbers, classes that a part lacks, rows in both
    /// parts, columns that tell the target.
    ///
    /// @param validation rows that choose or judge; null or none if there are none
    /// @param told hears of each new finding
    public void examine(Samples training, @Nullable Samples validation, Consumer<Finding> told) {
        ScaleCheck.of(training, finding -> tell(finding, told));
        var rows = new ExaminedSamples(training);
        var parts = new ArrayList<ExaminedPart>();
        if (validation != null && validation.rows() > 0) {
            parts.add(new ExaminedPart("validation", new ExaminedSamples(validation)));
        }
        examine(rows, parts, told);
    }

    /// Looks at the rows of tables: classes that a part lacks, rows in several parts, columns that
    /// tell the target.
    ///
    /// @param training rows that train
    /// @param parts the others
    /// @param told hears of each new finding
    public void examine(ExaminedTable training, List<ExaminedPart> parts, Consumer<Finding> told) {
        examine((ExaminedRows) training, parts, told);
    }

    private void examine(ExaminedRows training, List<ExaminedPart> parts, Consumer<Finding> told) {
        Consumer<Finding> each = finding -> tell(finding, told);
        ClassCheck.of(training, parts, each);
        DuplicateCheck.of(training, parts, each);
        LeakCheck.of(training, each);
    }

    /// Hears how many rows of a part a saved model knows that is trained on.
    ///
    /// @param part `validation` or `test`
    /// @param known how many of its rows
    /// @param rows how many rows it has
    /// @param told hears of a new finding
    public void recognize(String part, int known, int rows, Consumer<Finding> told) {
        if (known > Thresholds.DUPLICATES * rows) {
            tell(new KnownRows(part, known, rows), told);
        }
    }

    /// Compares what came out with a constant prediction.
    ///
    /// @param outcome of a run, or the best of several
    /// @param told hears of a new finding
    public void judge(Observation.Outcome outcome, Consumer<Finding> told) {
        if (outcome.isNoBetterThanTrivial()) {
            tell(
                    new NoBetterThanTrivial(
                            outcome.rows(),
                            outcome.count(),
                            outcome.measure(),
                            outcome.loss(),
                            outcome.trivialLoss()),
                    told);
        }
    }

    private void tell(Finding finding, Consumer<Finding> told) {
        synchronized (this) {
            if (!known.add(key(finding))) {
                return;
            }
            findings.add(finding);
        }
        told.accept(finding);
    }

    /// What is told once only: of a layer, column or part for what each can have of its own.
    private static String key(Finding finding) {
        return switch (finding) {
            case DeadUnits units -> units.code() + units.subject();
            case Leak leak -> leak.code() + leak.subject();
            case UnscaledInput input -> input.code() + input.subject();
            case MissingClasses classes -> classes.code() + classes.subject();
            case DuplicateRows rows -> rows.code() + rows.subject();
            case KnownRows rows -> rows.code() + rows.subject();
            case LossNotFinite loss -> loss.code();
            case ExplodingGradients gradients -> gradients.code();
            case VanishingGradients gradients -> gradients.code();
            case LearningRateTooLarge rate -> rate.code();
            case LearningRateTooSmall rate -> rate.code();
            case NoBetterThanTrivial model -> model.code();
            case Overfitting model -> model.code();
        };
    }
}
