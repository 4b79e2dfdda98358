package io.thalweg.cli;

import static io.thalweg.cli.Option.flag;
import static io.thalweg.cli.Option.value;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.ReadOptions;
import io.thalweg.data.source.Table;
import io.thalweg.learn.nn.Activations;
import io.thalweg.learn.recipe.CheckpointSettings;
import io.thalweg.learn.recipe.ClassWeights;
import io.thalweg.learn.recipe.Optimization;
import io.thalweg.learn.recipe.Recipe;
import io.thalweg.learn.recipe.Settings;
import io.thalweg.learn.train.CheckpointInterval;
import io.thalweg.learn.train.Training;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The options of `train` and what they mean to a recipe.
final class TrainOptions {
    static final Option TARGET = value("--target", "COLUMN", "The column to be predicted.");
    static final Option OUT = value("--out", "FILE", "The model file (default: model.thalweg).");
    static final Option FORCE = flag("--force", "Replace FILE even if it is no model.");
    static final Option JSON = flag("--json", "Print the result as one JSON object.");
    static final Option RUNS =
            value("--runs", "DIR", "Where the run's folder goes (default: runs); none: nowhere.");
    static final Option REPORT = value("--report", "none", "none: write no report.html.");
    static final Option MISSING =
            value("--missing", "TEXT,…", "What counts as missing (default: NA,N/A,NaN,null,?).");
    static final Option HEADER =
            value(
                    "--header",
                    "yes|no",
                    "Whether the first line names columns (default: found out).");
    static final Option DECIMAL_MARK =
            value(
                    "--decimal-mark",
                    "MARK",
                    "point or comma: what , is in 1,234 (default: found out).");
    static final Option LIST_RECIPES = flag("--list-recipes", "Explain the recipes, and end.");
    static final Option CHECKPOINT =
            value("--checkpoint", "DIR", "Keep what is needed to go on after a crash there.");
    static final Option CHECKPOINT_EVERY =
            value(
                    "--checkpoint-every",
                    "N|TIME",
                    "How often: every N steps, or a time such as 30s (default: 30s).");
    static final Option RESUME =
            flag("--resume", "Go on from the latest checkpoint, bit for bit; if any.");
    static final Option RESUME_SEARCH =
            flag("--resume", "Go on with the latest search of this table and options, if any.");
    static final Option TASK =
            value("--task", "TASK", "regression, binary or multiclass (default: found out).");
    static final Option RECIPE =
            value("--recipe", "NAME", "auto, linear, network or best (default: auto).");
    static final Option LAYERS =
            value("--layers", "N,…", "The units of the hidden layers, such as 64,64.");
    static final Option ACTIVATION =
            value("--activation", "NAME", String.join(", ", Activations.NAMES) + ".");
    static final Option DROPOUT =
            value("--dropout", "X", "The share of units dropped while training.");
    static final Option OPTIMIZER =
            value("--optimizer", "NAME", String.join(", ", Optimization.OPTIMIZERS) + ".");
    static final Option LEARNING_RATE = value("--learning-rate", "X", "How far a step goes.");
    static final Option SCHEDULE =
            value(
                    "--schedule",
                    "NAME",
                    String.join(", ", Optimization.SCHEDULES)
                            + "; several in turn: constant:10,cosine (epochs).");
    static final Option WARM_UP =
            value("--warmup", "N|X", "Raise the learning rate first: N steps, or this share.");
    static final Option BATCH_SIZE = value("--batch-size", "N", "Rows in a step, or full.");
    static final Option ACCUMULATE =
            value("--accumulate", "N", "Gather each step's gradient from N batches.");
    static final Option AVERAGE_WEIGHTS =
            value(
                    "--average-weights",
                    "X",
                    "Keep the weights' moving average, of which X stays in a step (0.999).");
    static final Option LOSS =
            value("--loss", "NAME", String.join(", ", Optimization.LOSSES) + ".");
    static final Option L1 = value("--l1", "X", "Penalty on absolute weights.");
    static final Option L2 = value("--l2", "X", "Penalty on squared weights.");
    static final Option WEIGHT_DECAY =
            value("--weight-decay", "X", "How much weights shrink in a step.");
    static final Option CLIP_NORM = value("--clip-norm", "X", "The largest norm of all gradients.");
    static final Option CLIP_VALUE =
            value("--clip-value", "X", "The largest element of a gradient.");
    static final Option CLASS_WEIGHTS =
            value("--class-weights", "WEIGHTS", "balanced, or NAME=X,… for each class.");
    static final Option LABEL_SMOOTHING =
            value("--label-smoothing", "X", "The share of a label spread over all classes.");
    static final Option MAX_EPOCHS = value("--max-epochs", "N", "Stop after N epochs.");
    static final Option MAX_STEPS = value("--max-steps", "N", "Stop after N steps.");
    static final Option MAX_TRIALS =
            value("--max-trials", "N", "best: stop after trying N models.");
    static final Option STOP_LOSS =
            value("--stop-loss", "X", "Stop when an epoch's mean training loss is below X.");
    static final Option PATIENCE =
            value("--patience", "N", "Stop after N epochs without a lower validation loss.");
    static final Option TIME_BUDGET =
            value(
                    "--time-budget",
                    "TIME",
                    "Stop after a time such as 60s or 5m (best: 5m if not given).");
    static final Option VALIDATION =
            value(
                    "--validation",
                    "SHARE|FILE",
                    "Rows that choose and say when to stop (default: 0.2).");
    static final Option TEST =
            value("--test", "SHARE|FILE", "Rows that judge the model (default: 0.2).");
    static final Option FOLDS =
            value("--folds", "N", "Judge by N folds instead of test rows (cross-validation).");
    static final Option TIME_COLUMN =
            value("--time-column", "COLUMN", "The latest rows of this column judge.");
    static final Option GROUP =
            value("--group", "COLUMN", "Rows with the same value stay together.");
    static final Option IGNORE = value("--ignore", "COLUMN,…", "Columns not used.");
    static final Option CATEGORICAL =
            value("--categorical", "COLUMN,…", "Columns taken as categories.");
    static final Option NUMERIC = value("--numeric", "COLUMN,…", "Columns taken as numbers.");
    static final Option TEXT = value("--text", "COLUMN,…", "Columns taken as free text.");
    static final Option WEIGHT = value("--weight", "COLUMN", "How much each row counts.");
    static final Option POSITIVE = value("--positive", "CLASS", "The positive one of two classes.");
    static final Option FROM =
            value(
                    "--from",
                    "MODEL",
                    "Train a saved model on, with what it fitted for the columns.");
    static final Option FREEZE =
            flag("--freeze", "With --from: keep all layers but the last as they are.");
    static final Option DISTILL =
            flag("--distill", "One network that answers as the chosen ones together do.");
    static final Option SEED = value("--seed", "N", "Of all that is random (default: 42).");
    static final Option THREADS =
            value("--threads", "N", "How many compute (default: all processors).");

    static final List<Option> RECORDED =
            List.of(
                    DataArgument.QUERY,
                    TARGET,
                    TASK,
                    RECIPE,
                    LAYERS,
                    ACTIVATION,
                    DROPOUT,
                    OPTIMIZER,
                    LEARNING_RATE,
                    SCHEDULE,
                    WARM_UP,
                    BATCH_SIZE,
                    ACCUMULATE,
                    AVERAGE_WEIGHTS,
                    LOSS,
                    L1,
                    L2,
                    WEIGHT_DECAY,
                    CLIP_NORM,
                    CLIP_VALUE,
                    CLASS_WEIGHTS,
                    LABEL_SMOOTHING,
                    MAX_EPOCHS,
                    MAX_STEPS,
                    MAX_TRIALS,
                    STOP_LOSS,
                    PATIENCE,
                    TIME_BUDGET,
                    DISTILL,
                    VALIDATION,
                    TEST,
                    FOLDS,
                    TIME_COLUMN,
                    GROUP,
                    IGNORE,
                    CATEGORICAL,
                    NUMERIC,
                    TEXT,
                    WEIGHT,
                    POSITIVE,
                    MISSING,
                    HEADER,
                    DECIMAL_MARK,
                    FROM,
                    FREEZE,
                    SEED);

    private final Arguments arguments;

    TrainOptions(Arguments arguments) {
        this.arguments = arguments;
    }

    /// The recipe that the options describe, but for tables of its own.
    Recipe recipe() {
        return recipe(arguments.choice(RECIPE, "auto", Recipe.NAMES), checkpoints());
    }

    /// A recipe of that name that the options describe.
    ///
    /// @param kept where it keeps what it needs to go on; null for nowhere
    Recipe recipe(String name, @Nullable CheckpointSettings kept) {
        var given = new LinkedHashMap<String, String>();
        for (var option : RECORDED) {
            if (arguments.has(option)) {
                given.put(option.name().substring(2), arguments.text(option, ""));
            }
        }
        return Recipe.named(name)
                .target(arguments.text(TARGET, ""))
                .task(task())
                .columns(columns())
                .weight(arguments.text(WEIGHT))
                .time(arguments.text(TIME_COLUMN))
                .group(arguments.text(GROUP))
                .positive(arguments.text(POSITIVE))
                .shares(shares())
                .folds(folds())
                .settings(settings().maxTrials(maxTrials(name)))
                .session(session())
                .checkpoints(kept)
                .distill(arguments.has(DISTILL))
                .options(given);
    }

    private int folds() {
        if (!arguments.has(FOLDS)) {
            return 0;
        }
        if (arguments.has(TEST)) {
            throw new UsageException(
                    "thalweg train",
                    "--folds judges by all rows, in turn, so none are left for --test: leave one of"
                            + " the two out.");
        }
        return arguments.wholeNumber(FOLDS, 2, 2);
    }

    private Shares shares() {
        double validation = isShare(VALIDATION) ? arguments.number(VALIDATION, 0.2, 0, 1) : 0;
        boolean heldBack = isShare(TEST) && !arguments.has(FOLDS);
        double test = heldBack ? arguments.number(TEST, 0.2, 0, 1) : 0;
        if (validation + test >= 1) {
            throw new UsageException(
                    "thalweg train",
                    "--validation "
                            + validation
                            + " and --test "
                            + test
                            + " leave no rows for training: their sum must be below 1, such as 0.2"
                            + " each.");
        }
        return new Shares(validation, test);
    }

    /// Whether the option has its default or something that looks like a number. A file of such a
    /// name can be given as `./0.2`.
    private boolean isShare(Option option) {
        return isShare(arguments, option);
    }

    static boolean isShare(Arguments arguments, Option option) {
        var text = arguments.text(option);
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// Gives a recipe the tables that choose and judge, where the options name files.
    ///
    /// @param reading how the training table was read; these are read in the same way
    Recipe withTables(Recipe recipe, ReadOptions reading) {
        return recipe.validation(table(VALIDATION, reading)).test(table(TEST, reading));
    }

    private @Nullable Table table(Option option, ReadOptions reading) {
        return isShare(option)
                ? null
                : Table.read(arguments.path(option, ""), reading, DataArgument.storage(arguments));
    }

    private @Nullable Task task() {
        var name = arguments.choice(TASK, "", List.of("regression", "binary", "multiclass"));
        return name.isEmpty() ? null : Task.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private SchemaOptions columns() {
        return new SchemaOptions(
                new HashSet<>(arguments.list(IGNORE)),
                new HashSet<>(arguments.list(CATEGORICAL)),
                new HashSet<>(arguments.list(NUMERIC)),
                new HashSet<>(arguments.list(TEXT)),
                new HashSet<>());
    }

    /// Seed and threads.
    Session.Options session() {
        var options = Session.Options.DEFAULT;
        return options.withSeed(arguments.wholeNumber(SEED, options.seed(), Long.MIN_VALUE))
                .withThreads(arguments.wholeNumber(THREADS, options.threads(), 1));
    }

    private Settings settings() {
        return new Settings()
                .layers(layers())
                .activation(
                        arguments.has(ACTIVATION)
                                ? arguments.choice(ACTIVATION, "relu", Activations.NAMES)
                                : null)
                .dropout(number(DROPOUT, 0, 0.999))
                .optimizer(
                        arguments.has(OPTIMIZER)
                                ? arguments.choice(OPTIMIZER, "adam", Optimization.OPTIMIZERS)
                                : null)
                .learningRate(number(LEARNING_RATE, 0, Double.MAX_VALUE))
                .schedule(ScheduleOptions.schedule(arguments))
                .warmUp(ScheduleOptions.warmUp(arguments))
                .batchSize(batchSize())
                .accumulate(
                        arguments.has(ACCUMULATE) ? arguments.wholeNumber(ACCUMULATE, 1, 1) : null)
                .averageWeights(number(AVERAGE_WEIGHTS, 1e-6, 0.999999))
                .loss(
                        arguments.has(LOSS)
                                ? arguments.choice(LOSS, "log-loss", Optimization.LOSSES)
                                : null)
                .penalties(number(L1, 0, Double.MAX_VALUE), number(L2, 0, Double.MAX_VALUE))
                .weightDecay(number(WEIGHT_DECAY, 0, Double.MAX_VALUE))
                .clip(
                        number(CLIP_NORM, Double.MIN_VALUE, Double.MAX_VALUE),
                        number(CLIP_VALUE, Double.MIN_VALUE, Double.MAX_VALUE))
                .labelSmoothing(number(LABEL_SMOOTHING, 0, 0.999))
                .classWeights(classWeights())
                .most(
                        arguments.has(MAX_EPOCHS) ? arguments.wholeNumber(MAX_EPOCHS, 1, 1) : null,
                        arguments.has(MAX_STEPS) ? arguments.wholeNumber(MAX_STEPS, 1L, 1) : null)
                .stopLoss(number(STOP_LOSS, -Double.MAX_VALUE, Double.MAX_VALUE))
                .patience(arguments.has(PATIENCE) ? arguments.wholeNumber(PATIENCE, 1, 1) : null)
                .timeBudget(timeBudget());
    }

    private @Nullable Integer maxTrials(String recipe) {
        if (!arguments.has(MAX_TRIALS)) {
            return null;
        }
        if (!recipe.equals("best")) {
            throw arguments.mistake(MAX_TRIALS, "is for --recipe best: no other tries models");
        }
        return arguments.wholeNumber(MAX_TRIALS, 1, 1);
    }

    private @Nullable Double number(Option option, double least, double most) {
        return arguments.has(option) ? arguments.number(option, 0, least, most) : null;
    }

    private @Nullable List<Integer> layers() {
        if (!arguments.has(LAYERS)) {
            return null;
        }
        var units = new ArrayList<Integer>();
        for (var text : arguments.list(LAYERS)) {
            int count = digits(text);
            if (count < 1) {
                throw arguments.mistake(LAYERS, "needs whole numbers from 1, such as 64,64");
            }
            units.add(count);
        }
        return units;
    }

    /// The number that a text of digits alone stands for; −1 for any other text.
    private static int digits(String text) {
        if (text.isEmpty()
                || text.length() > 9
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(text);
    }

    private @Nullable Integer batchSize() {
        if (!arguments.has(BATCH_SIZE)) {
            return null;
        }
        if (arguments.text(BATCH_SIZE, "").equals("full")) {
            return Training.FULL_BATCH;
        }
        int size = digits(arguments.text(BATCH_SIZE, ""));
        if (size < 1) {
            throw arguments.mistake(BATCH_SIZE, "needs a whole number from 1, or full");
        }
        return size;
    }

    private @Nullable ClassWeights classWeights() {
        if (!arguments.has(CLASS_WEIGHTS)) {
            return null;
        }
        if (arguments.text(CLASS_WEIGHTS, "").equals("balanced")) {
            return new ClassWeights.Balanced();
        }
        var weights = new HashMap<String, Double>();
        for (var part : arguments.list(CLASS_WEIGHTS)) {
            int sign = part.lastIndexOf('=');
            try {
                weights.put(
                        part.substring(0, Math.max(0, sign)),
                        Double.parseDouble(part.substring(sign + 1)));
            } catch (NumberFormatException e) {
                throw arguments.mistake(CLASS_WEIGHTS, "needs balanced, or NAME=X,…");
            }
        }
        return new ClassWeights.Given(weights);
    }

    private @Nullable Duration timeBudget() {
        var text = arguments.text(TIME_BUDGET);
        if (text == null) {
            return null;
        }
        var time = time(text);
        if (time == null) {
            throw arguments.mistake(TIME_BUDGET, "needs a time such as 60s, 5m or 1h");
        }
        return time;
    }

    private static @Nullable Duration time(String text) {
        int number = digits(text.isEmpty() ? "" : text.substring(0, text.length() - 1));
        var unit = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (number < 1) {
            return null;
        }
        return switch (unit) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> null;
        };
    }

    private @Nullable CheckpointSettings checkpoints() {
        if (!arguments.has(CHECKPOINT)) {
            for (var option : List.of(CHECKPOINT_EVERY, RESUME)) {
                if (arguments.has(option)) {
                    throw arguments.mistake(option, "needs --checkpoint DIR beside it");
                }
            }
            return null;
        }
        return new CheckpointSettings(
                arguments.path(CHECKPOINT, ""), interval(), arguments.has(RESUME));
    }

    private CheckpointInterval interval() {
        var text = arguments.text(CHECKPOINT_EVERY);
        if (text == null) {
            return CheckpointInterval.DEFAULT;
        }
        int steps = digits(text);
        if (steps > 0) {
            return new CheckpointInterval.Steps(steps);
        }
        var time = time(text);
        if (time == null) {
            throw arguments.mistake(
                    CHECKPOINT_EVERY, "needs a number of steps, or a time such as 30s or 5m");
        }
        return new CheckpointInterval.Time(time);
    }
}
