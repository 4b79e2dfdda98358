package io.thalweg.bench.quality;

import io.thalweg.learn.recipe.Recipe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param tables the folder of tables; null for those that are shipped
/// @param only the names of some of them; empty for all
/// @param sides who takes part
/// @param splits how many divisions of each table
/// @param bestBudget seconds that `best` has for each fit at least
/// @param bestFactor how many times as long as `auto` took it has at least, where that is known
/// @param keep leave Thalweg's earlier predictions as they are, too
/// @param train false to put together only what earlier runs left
/// @param write bring docs/quality.md up to date
record QualityOptions(
        @Nullable Path tables,
        List<String> only,
        List<SideOf> sides,
        int splits,
        int bestBudget,
        double bestFactor,
        boolean keep,
        boolean train,
        boolean write) {
    static final String HELP =
            """
            Trains Thalweg and other libraries, each with its defaults, on tables, and compares what
            they say of rows that they never saw.

            Usage
              ./bench/quality [options]

            Options
              --tables DIR         A folder of CSV files (default: examples/data).
              --only NAME,…        Some of its tables: names without endings.
              --sides ID,…         Of auto, best, xgboost, lightgbm, smile-forest, smile-boosting,
                                   tribuo-forest, sklearn-boosting, sklearn-forest, sklearn-mlp,
                                   sklearn-linear (default: all there are, but best only with a
                                   --best-budget).
              --splits N           Random divisions of each table into training and test rows
                                   (default: 5).
              --best-budget SEC    How long recipe best may search for each fit (default: 60).
              --best-factor F      It has at least F times the seconds that auto took for the same
                                   rows, where auto takes part before it or was kept (default: 3).
              --keep               Don't train Thalweg again where it was trained before; other
                                   libraries never are (bench/target/quality keeps all of it).
              --no-train           Only put together what earlier runs left.
              --write              Write the tables into docs/quality.md.
            """;

    /// A mistake on the command line.
    static final class OptionException extends Exception {
        private static final long serialVersionUID = 1;

        OptionException(String message) {
            super(message);
        }
    }

    static QualityOptions parse(String... words) throws OptionException {
        Path tables = null;
        List<String> only = List.of();
        var ids = new ArrayList<String>();
        int splits = 5;
        int bestBudget = 60;
        double bestFactor = 3;
        boolean hasBudget = false;
        boolean keep = false;
        boolean train = true;
        boolean write = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--tables" -> tables = Path.of(value(words, i++));
                case "--only" -> only = List.of(value(words, i++).split(",", -1));
                case "--sides" -> ids.addAll(List.of(value(words, i++).split(",", -1)));
                case "--splits" -> splits = number(words, i++);
                case "--best-budget" -> {
                    bestBudget = number(words, i++);
                    hasBudget = true;
                }
                case "--best-factor" -> bestFactor = factor(words, i++);
                case "--keep" -> keep = true;
                case "--no-train" -> train = false;
                case "--write" -> write = true;
                default ->
                        throw new OptionException(
                                "unknown option " + words[i] + "; --help shows those there are.");
            }
        }
        var sides = ids.isEmpty() ? usual(hasBudget) : named(ids);
        return new QualityOptions(
                tables, only, sides, splits, bestBudget, bestFactor, keep, train, write);
    }

    private static List<SideOf> usual(boolean hasBudget) {
        var sides = new ArrayList<>(SideOf.all());
        if (!hasBudget || !Recipe.NAMES.contains("best")) {
            sides.removeIf(side -> side.id().equals("best"));
        }
        return sides;
    }

    private static List<SideOf> named(List<String> ids) throws OptionException {
        var sides = new ArrayList<SideOf>();
        for (var id : ids) {
            var known = SideOf.all().stream().filter(side -> side.id().equals(id)).findFirst();
            sides.add(known.orElseThrow(() -> new OptionException("there is no side " + id + ".")));
            if (sides.getLast().isOurs() && !Recipe.NAMES.contains(id)) {
                throw new OptionException("Thalweg has no recipe " + id + ".");
            }
        }
        return sides;
    }

    private static String value(String[] words, int option) throws OptionException {
        if (option + 1 == words.length) {
            throw new OptionException(words[option] + " needs a value behind it.");
        }
        return words[option + 1];
    }

    private static double factor(String[] words, int option) throws OptionException {
        var value = value(words, option);
        if (!value.matches("[0-9]{1,4}([.][0-9]{1,4})?")) {
            throw new OptionException(
                    words[option] + " takes a number such as 3 or 2.5, not " + value);
        }
        return Double.parseDouble(value);
    }

    /// Seconds that `best` may search for a fit.
    ///
    /// @param autoSeconds that `auto` took for the same rows; NaN where nobody knows
    double bestSeconds(double autoSeconds) {
        return Double.isNaN(autoSeconds)
                ? bestBudget
                : Math.max(bestBudget, bestFactor * autoSeconds);
    }

    /// The rule of the time that `best` has, for people; empty where it doesn't take part, or where
    /// it may have been trained by an earlier run with another rule.
    String bestRule() {
        if (keep || !train || sides.stream().noneMatch(side -> side.id().equals("best"))) {
            return "";
        }
        var rule = "Thalweg best had " + bestBudget + " s for each fit";
        var factor = BigDecimal.valueOf(bestFactor).stripTrailingZeros().toPlainString();
        return rule + ", or " + factor + " times what Thalweg auto took, if that was more.";
    }

    private static int number(String[] words, int option) throws OptionException {
        var value = value(words, option);
        if (!value.matches("[1-9][0-9]{0,4}")) {
            throw new OptionException(words[option] + " takes a number such as 5, not " + value);
        }
        return Integer.parseInt(value);
    }
}
