package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Samples;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.batch.Split;
import io.thalweg.data.batch.Weights;
import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.FeatureOptions;
import io.thalweg.data.feature.FeaturePlan;
import io.thalweg.data.feature.NumberTarget;
import io.thalweg.data.feature.Target;
import io.thalweg.data.schema.Schema;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import io.thalweg.learn.train.TrainingRun;
import io.thalweg.model.Machine;
import io.thalweg.model.Network;
import io.thalweg.model.Provenance;
import io.thalweg.model.SavedModel;
import io.thalweg.model.Versions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// From a table to a saved model. Each method sets something and gives this back; [#fit] does it.
///
/// Of the rows with a target, a share is held back to judge the model (test) and a share to choose
/// between settings and to say when to stop (validation); nothing is fitted on either.
public final class Recipe {
    /// The names that [#named] knows.
    public static final List<String> NAMES = List.of("auto", "linear", "network");

    /// Up to this many values a category gets a feature each, beyond an embedding.
    private static final int ONE_HOT_LIMIT = 64;

    private final String name;
    private String target = "";
    private @Nullable Task task;
    private SchemaOptions columns = SchemaOptions.none();
    private @Nullable String weight;
    private @Nullable String time;
    private @Nullable String group;
    private @Nullable String positive;
    private Shares shares = new Shares(0.2, 0.2);
    private Settings settings = new Settings();
    private Session.Options session = Session.Options.DEFAULT;
    private RecipeListener listener = new RecipeListener() {};
    private BooleanSupplier interrupted = () -> false;
    private SequencedMap<String, String> options = new LinkedHashMap<>();

    private Recipe(String name) {
        this.name = name;
    }

    /// Chooses between a linear model, a network and the mean of both, on the validation rows.
    public static Recipe auto() {
        return new Recipe("auto");
    }

    /// A linear model with a penalty on its weights: fast, and hard to beat on small tables.
    public static Recipe linear() {
        return new Recipe("linear");
    }

    /// A network of dense layers.
    public static Recipe network() {
        return new Recipe("network");
    }

    /// A recipe by its name.
    ///
    /// @throws RecipeException if there is none of that name
    public static Recipe named(String name) {
        if (!NAMES.contains(name)) {
            throw new RecipeException(
                    "There is no recipe '"
                            + name
                            + "'. Choose one of "
                            + String.join(", ", NAMES)
                            + ".");
        }
        return new Recipe(name);
    }

    /// The column to be predicted.
    public Recipe target(String column) {
        target = column;
        return this;
    }

    /// What the target is taken as; found out if not set.
    public Recipe task(@Nullable Task chosen) {
        task = chosen;
        return this;
    }

    /// What is known better about the columns.
    public Recipe columns(SchemaOptions chosen) {
        columns = chosen;
        return this;
    }

    /// The column that says how much each row counts.
    public Recipe weight(@Nullable String column) {
        weight = column;
        return this;
    }

    /// The earliest rows of this column train, the latest judge.
    public Recipe time(@Nullable String column) {
        time = column;
        return this;
    }

    /// Rows with the same value of this column stay together.
    public Recipe group(@Nullable String column) {
        group = column;
        return this;
    }

    /// The positive of two classes; chosen by a rule if not set.
    public Recipe positive(@Nullable String className) {
        positive = className;
        return this;
    }

    /// Which shares of the rows choose and judge; a fifth each if not set.
    public Recipe shares(Shares chosen) {
        shares = chosen;
        return this;
    }

    /// What is wanted otherwise than the recipe does it.
    public Recipe settings(Settings chosen) {
        settings = chosen;
        return this;
    }

    /// Seed and threads.
    public Recipe session(Session.Options chosen) {
        session = chosen;
        return this;
    }

    /// Who is told what happens.
    public Recipe listener(RecipeListener chosen) {
        listener = chosen;
        return this;
    }

    /// Ends training early, with the best network so far, when it becomes true.
    public Recipe interruptible(BooleanSupplier requested) {
        interrupted = requested;
        return this;
    }

    /// The options as the user gave them, for the model's provenance.
    public Recipe options(SequencedMap<String, String> given) {
        options = new LinkedHashMap<>(given);
        return this;
    }

    /// Prepares the table, trains, chooses and judges.
    ///
    /// @throws io.thalweg.data.source.DataException if the table or its target can't be learned
    ///   from
    /// @throws RecipeException if a setting doesn't suit the table
    /// @throws DivergedException if no usable network came out
    public Fitted fit(Table table) {
        long start = System.nanoTime();
        var preparation = prepare(table);
        listener.prepared(preparation);
        var trainer = new Trainer(preparation, settings, session, listener, interrupted);
        var judge = Judge.of(table, preparation.target(), preparation.split().training());
        var candidate = candidate(preparation, trainer);
        double seconds = (System.nanoTime() - start) * 1e-9;
        var last = candidate.runs().getLast();
        var unjudged = model(preparation, candidate, last, seconds, judge);
        return new Fitted(
                unjudged, preparation, last.stoppedBy(), last.epochs(), last.steps(), seconds);
    }

    private Preparation prepare(Table table) {
        var choice =
                task == null
                        ? Task.infer(table, target)
                        : new Task.Choice(task, "as you asked for");
        int[] usable = Target.usableRows(table, target);
        var reserved = new ArrayList<String>();
        for (var column : new @Nullable String[] {weight, time, group}) {
            if (column != null) {
                reserved.add(column);
            }
        }
        var schema =
                Schema.infer(table, target, columns.reserving(reserved.toArray(String[]::new)));
        var split = split(table, choice.task(), usable);
        var fitted = Target.fit(table, target, choice.task(), split.training(), positive);
        var features =
                FeaturePlan.fit(
                        table,
                        schema,
                        split.training(),
                        FeatureOptions.standard().withOneHotLimit(ONE_HOT_LIMIT));
        return new Preparation(
                table,
                choice,
                schema,
                fitted,
                features,
                split,
                table.rows() - usable.length,
                samples(table, features, fitted, split.training()),
                samples(table, features, fitted, split.validation()));
    }

    private Split split(Table table, Task chosen, int[] usable) {
        if (time != null) {
            return Split.byTime(table, time, usable, shares);
        }
        if (group != null) {
            return Split.byGroup(table, group, usable, shares, session.seed());
        }
        if (chosen == Task.REGRESSION) {
            return Split.random(usable, shares, session.seed());
        }
        var classes = (ClassTarget) Target.fit(table, target, chosen, usable, positive);
        return Split.stratified(usable, classes.encode(table, usable), shares, session.seed());
    }

    private Samples samples(Table table, FeaturePlan plan, Target fitted, int[] rows) {
        var features = plan.apply(table, rows);
        var samples =
                switch (fitted) {
                    case NumberTarget number -> Samples.of(features, number.encode(table, rows));
                    case ClassTarget classes -> {
                        var encoded = classes.encode(table, rows);
                        if (classes.classes().size() > 2) {
                            yield Samples.of(features, encoded);
                        }
                        var labels = new float[encoded.length];
                        for (int i = 0; i < labels.length; i++) {
                            labels[i] = encoded[i] == classes.positive() ? 1 : 0;
                        }
                        yield Samples.of(features, labels);
                    }
                };
        return weight == null || rows.length == 0
                ? samples
                : samples.weighted(Weights.of(table, weight, rows));
    }

    private Candidate candidate(Preparation preparation, Trainer trainer) {
        return switch (name) {
            case "linear" -> new Candidate("linear model", List.of(trainer.linear()));
            case "network" -> new Candidate("network", List.of(trainer.network()));
            default -> choose(preparation, trainer);
        };
    }

    private Candidate choose(Preparation preparation, Trainer trainer) {
        if (settings.shapesTraining() || preparation.validation().rows() == 0) {
            listener.chose("network: its settings were given, or there is no row to choose with");
            return new Candidate("network", List.of(trainer.network()));
        }
        var linear = trainer.linear();
        var network = trainer.network();
        var candidates =
                List.of(
                        new Candidate(
                                "mean of the linear model and the network",
                                List.of(linear, network)),
                        new Candidate("network", List.of(network)),
                        new Candidate("linear model", List.of(linear)));
        var best = candidates.get(0);
        double bestLoss = Double.POSITIVE_INFINITY;
        for (var candidate : candidates) {
            double loss = ValidationLoss.of(preparation, networks(candidate));
            if (loss < bestLoss) {
                bestLoss = loss;
                best = candidate;
            }
        }
        listener.chose(best.name() + ": the lowest validation loss of three");
        return best;
    }

    private static List<Network> networks(Candidate candidate) {
        var networks = new ArrayList<Network>();
        for (var run : candidate.runs()) {
            networks.add(run.network());
        }
        return networks;
    }

    private SavedModel model(
            Preparation preparation,
            Candidate candidate,
            TrainingRun last,
            double seconds,
            Judge judge) {
        var table = preparation.table();
        var split = preparation.split();
        var networks = networks(candidate);
        var provenance =
                new Provenance(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Versions.of(networks),
                        Machine.current(),
                        table.name(),
                        table.sha256(),
                        split.training().length,
                        split.validation().length,
                        split.test().length,
                        name + ": " + candidate.name(),
                        options,
                        session.seed(),
                        session.threads(),
                        seconds,
                        last.stoppedBy(),
                        last.epochs(),
                        last.steps());
        var judged = split.test().length > 0 ? split.test() : split.validation();
        var outputs = Outputs.of(preparation, networks);
        return new SavedModel(
                new SavedModel.Contents(
                        preparation.schema(),
                        preparation.features(),
                        List.of(preparation.target()),
                        networks,
                        provenance,
                        judge.evaluate(table, judged, outputs.rows(judged)),
                        split.validation().length == 0
                                ? null
                                : judge.evaluate(
                                        table,
                                        split.validation(),
                                        outputs.rows(split.validation()))));
    }
}
