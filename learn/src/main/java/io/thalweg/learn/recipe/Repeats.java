package io.thalweg.learn.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trains what `auto`'s mean consists of again and again, with other first weights, another order
/// of the rows and, where the table is cut into parts, other parts: the mean of such repeats varies
/// less by chance than one of them does, and nothing is chosen, so that nothing can be chosen by
/// luck ("repeated k-fold bagging": Erickson and others 2020, arXiv 2003.06505, section 2.3).
///
/// Only networks are repeated: linear models and nearest neighbours would hardly differ.
final class Repeats {
    /// The seeds of a repeat begin here times its number: a trainer's own are below, those of the
    /// search's configurations above.
    private static final long SEEDS = 1000;

    private final Auto auto;
    private final Auto.Rows rows;
    private final List<Contender> contenders;
    private final List<Integer> places = new ArrayList<>();
    private int begun;

    /// What is trained next.
    ///
    /// @param place of the contender, from 0
    /// @param round which repeat of it, from 1
    record Repeat(int place, int round) {}

    /// @param auto whose budget ends it
    /// @param contenders that were trained once
    /// @param shares of `auto`'s mean, one for each contender
    Repeats(Auto auto, Auto.Rows rows, List<Contender> contenders, List<Double> shares) {
        this.auto = auto;
        this.rows = rows;
        this.contenders = List.copyOf(contenders);
        for (int i = 0; i < contenders.size(); i++) {
            var plan = contenders.get(i).members().getFirst().plan();
            if (shares.get(i) > 0 && plan instanceof Member.Dense) {
                places.add(i);
            }
        }
    }

    /// Whether there is nothing worth repeating.
    boolean isEmpty() {
        return places.isEmpty();
    }

    /// What is to be trained next: all once more before one of them a second time. Null where all
    /// were begun.
    @Nullable Repeat next() {
        if (begun == places.size() * BestDefaults.REPEATS) {
            return null;
        }
        int number = begun++;
        return new Repeat(places.get(number % places.size()), number / places.size() + 1);
    }

    /// Trains.
    ///
    /// @param trial its number
    /// @return null if the budget was over before all had ended
    /// @throws DivergedException if no usable network came out
    @Nullable Trial train(Repeat repeat, int trial) {
        var session = auto.session();
        long seed = session.seed() + SEEDS * repeat.round() * Trainer.NEXT_SEED;
        // Nobody listens, as with the trials of a search: there are many, and one is like another.
        var trainer =
                new Trainer(
                        rows.preparation(),
                        auto.settings(),
                        session.withSeed(seed),
                        new RecipeListener() {},
                        auto.budget(),
                        null);
        var folds =
                rows.crosses()
                        ? Fold.of(rows.preparation(), rows.folds().size(), seed)
                        : rows.folds();
        var contender = trainer.again(contenders.get(repeat.place()), folds);
        if (!auto.budget().reason().isEmpty()) {
            return null;
        }
        var outputs =
                rows.crosses()
                        ? inOrder(contender.outputs(), folds, rows.folds())
                        : contender.outputs();
        double loss = HeldOutLoss.of(rows.folds(), outputs, trainer.isBinary());
        return new Trial(contender, new Entrant(trial, Entrant.networks(contender), outputs, loss));
    }

    /// A repeat that was trained to its end.
    ///
    /// @param contender its networks with their steps
    /// @param entrant what they say of the rows held back, in the order of the first folds
    record Trial(Contender contender, Entrant entrant) {}

    /// What was said of the rows that some folds held back, as other folds of the same rows have
    /// them.
    ///
    /// @param outputs for each of the folds
    /// @param from the folds
    /// @param to the other folds
    static List<double[]> inOrder(List<double[]> outputs, List<Fold> from, List<Fold> to) {
        int rows = 0;
        for (var fold : from) {
            rows += fold.held().length;
        }
        var said = new double[rows][];
        for (int i = 0; i < from.size(); i++) {
            int[] held = from.get(i).held();
            int width = outputs.get(i).length / held.length;
            for (int row = 0; row < held.length; row++) {
                said[held[row]] =
                        Arrays.copyOfRange(outputs.get(i), row * width, (row + 1) * width);
            }
        }
        var ordered = new ArrayList<double[]>();
        for (var fold : to) {
            int width = said[0].length;
            var all = new double[fold.held().length * width];
            for (int row = 0; row < fold.held().length; row++) {
                System.arraycopy(said[fold.held()[row]], 0, all, row * width, width);
            }
            ordered.add(all);
        }
        return ordered;
    }
}
