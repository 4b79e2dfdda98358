package io.thalweg.learn.recipe;

import io.thalweg.core.session.Session;
import io.thalweg.data.batch.Shares;
import io.thalweg.data.schema.SchemaOptions;
import io.thalweg.data.schema.Task;
import io.thalweg.data.source.Table;
import io.thalweg.learn.doctor.Doctor;
import io.thalweg.learn.train.Checkpoints;
import io.thalweg.learn.train.LearningRateCurve;
import io.thalweg.learn.train.LearningRateTest;
import io.thalweg.model.SavedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// From a table to a saved model. Each method sets something and gives this back; [#fit] does it.
///
/// Of the rows with a target, a share is held back to judge the model (test) and a share to choose
/// between settings and to say when to stop (validation); nothing is fitted on either.
public final class Recipe {
    /// The names that [#named] knows.
    public static final List<String> NAMES = List.of("auto", "linear", "network", "best");

    private final String name;
    private String target = "";
    private @Nullable Task task;
    private SchemaOptions columns = SchemaOptions.none();
    private @Nullable String weight;
    private @Nullable String time;
    private @Nullable String group;
    private @Nullable String positive;
    private Shares shares = new Shares(0.2, 0.2);
    private @Nullable Table validation;
    private @Nullable Table test;
    private Settings settings = new Settings();
    private Session.Options session = Session.Options.DEFAULT;
    private RecipeListener listener = new RecipeListener() {};
    private @Nullable Doctor doctor = new Doctor();
    private BooleanSupplier interrupted = () -> false;
    private @Nullable CheckpointSettings checkpointing;
    private SequencedMap<String, String> options = new LinkedHashMap<>();
    private @Nullable SavedModel start;
    private boolean freeze;
    private int folds;
    private boolean judgedElsewhere;
    private boolean single;
    private boolean distill;

    private Recipe(String name) {
        this.name = name;
    }

    /// A linear model, the nearest neighbours, networks of three kinds, or a mean of them: whatever
    /// is best on rows that it wasn't trained on. Up to 20,000 rows these are, in turn, all rows
    /// but those for testing (cross-validation), and of networks several are averaged. Where
    /// settings were given that shape a network, it is `network`.
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

    /// What `auto` is made of and whatever a search finds beside, averaged so that the loss on rows
    /// held back is least: takes as long as it may ([Settings#timeBudget], five minutes if not
    /// set).
    public static Recipe best() {
        return new Recipe("best");
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

    /// What each recipe does, in a sentence or two, by its name.
    public static SequencedMap<String, String> explained() {
        return RecipeTexts.explained();
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

    /// A table whose rows choose, instead of a share of the training table's; null for the share.
    public Recipe validation(@Nullable Table table) {
        validation = table;
        return this;
    }

    /// A table whose rows judge, instead of a share of the training table's; null for the share.
    public Recipe test(@Nullable Table table) {
        test = table;
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

    /// Who watches the runs and looks at the rows; if not set, a doctor whose findings the listener
    /// hears of. Null for nobody; the numbers of the training stay the same.
    public Recipe watch(@Nullable Doctor chosen) {
        doctor = chosen;
        return this;
    }

    /// Ends training early, with the best network so far, when it becomes true.
    public Recipe interruptible(BooleanSupplier requested) {
        interrupted = requested;
        return this;
    }

    /// Keeps checkpoints, and goes on from them; null for not.
    public Recipe checkpoints(@Nullable CheckpointSettings chosen) {
        checkpointing = chosen;
        return this;
    }

    /// The options as the user gave them, for the model's provenance.
    public Recipe options(SequencedMap<String, String> given) {
        options = new LinkedHashMap<>(given);
        return this;
    }

    /// Judges by a cross-validation: as many times everything is fitted, chosen and trained anew on
    /// some of the rows, and predicts the others; stratified for classes, by whole groups, or with
    /// growing windows of time. No rows are held back for testing then: the model itself is trained
    /// on all.
    ///
    /// @param count 2 or more; 0 for none
    /// @throws RecipeException if it is anything else
    public Recipe folds(int count) {
        if (count < 0 || count == 1) {
            throw new RecipeException(count + " folds are none: choose 2 or more (--folds 5).");
        }
        folds = count;
        return this;
    }

    /// Goes on from a saved model's weights instead of new ones, on rows of the same columns: what
    /// it fitted for features and target stays as it is. Its networks are trained as they are, so
    /// the recipe and settings that shape a network don't matter.
    public Recipe from(@Nullable SavedModel model) {
        start = model;
        return this;
    }

    /// Of a saved model that is trained on: all layers but the last stay as they are.
    public Recipe freeze(boolean wanted) {
        freeze = wanted;
        return this;
    }

    /// Of a search: the best single settings become the model, not an average of several.
    public Recipe winnerOnly() {
        single = true;
        return this;
    }

    /// Where several networks would be averaged, one that answers as they do becomes the model:
    /// smaller and faster, and often a little worse.
    public Recipe distill(boolean wanted) {
        distill = wanted;
        return this;
    }

    /// Prepares the table, trains, chooses and judges.
    ///
    /// @throws io.thalweg.data.source.DataException if the table or its target can't be learned
    ///   from
    /// @throws RecipeException if a setting doesn't suit the table
    /// @throws DivergedException if no usable network came out
    /// @throws io.thalweg.learn.train.CheckpointException if checkpoints can't be kept where they
    ///   should, or are of other training
    public Fitted fit(Table table) {
        if (folds > 0 && test != null) {
            throw new RecipeException(
                    "With folds every row is judged by one: no other table can judge. Leave out one"
                            + " of the two.");
        }
        Continuing.check(start, target, task, folds, freeze);
        if (checkpointing != null) {
            // Before its folder is made: a mistake leaves no trace.
            preparing().check(table);
        }
        return new Judging(this, table).fit();
    }

    /// One choice of rows, not judged yet. With folds there are no test rows.
    ///
    /// @param settings instead of the recipe's own
    Trained train(Table table, Settings settings) {
        if (checkpointing == null) {
            return train(table, settings, null, null);
        }
        try (var checkpoints =
                Checkpoints.open(
                        checkpointing.folder(),
                        checkpointing.interval(),
                        checkpointing.resume(),
                        identity(table))) {
            if (checkpointing.resume() && !checkpoints.resumes()) {
                listener.startsAfresh(checkpointing.folder());
            }
            if (!name.equals("best")) {
                return train(table, settings, checkpoints, null);
            }
            try (var log = TrialLog.open(checkpointing.folder(), checkpoints.resumes())) {
                return train(table, settings, checkpoints, log);
            }
        }
    }

    /// Trains a network for a moment while the learning rate rises, and watches the loss: the
    /// recipe's network, whatever the recipe is. No row that chooses or judges is looked at.
    ///
    /// @throws io.thalweg.data.source.DataException if the table or its target can't be learned
    ///   from
    /// @throws io.thalweg.learn.train.TrainingException if the optimizer has no learning rate
    public LearningRateCurve learningRates(Table table) {
        var budget = new Budget(settings, interrupted, null);
        var preparation = preparing().prepare(table);
        listener.prepared(preparation);
        return new Trainer(preparation, settings, session, listener, budget, null)
                .learningRates(LearningRateTest.DEFAULT);
    }

    /// What has to be the same for the same bits to come out.
    private SequencedMap<String, String> identity(Table table) {
        var identity =
                new Identity()
                        .with("data (SHA-256)", table.sha256())
                        .with("target", target)
                        .with("recipe", single ? name + ", one" : name)
                        .withKnown("task", task)
                        .withColumns("ignore", columns.ignore())
                        .withColumns("categorical", columns.categorical())
                        .withColumns("numeric", columns.numeric())
                        .withColumns("text", columns.text())
                        .withKnown("weight", weight)
                        .withKnown("time-column", time)
                        .withKnown("group", group)
                        .withKnown("positive", positive)
                        .with(
                                "validation (SHA-256)",
                                validation == null ? "" + shares.validation() : validation.sha256())
                        .with("test (SHA-256)", test == null ? "" + shares.test() : test.sha256());
        if (start != null) {
            identity.with("from (SHA-256 of weights)", start.weightsSha256())
                    .with("freeze", Boolean.toString(freeze));
        }
        settings.given().forEach(identity::with);
        return identity.withKnown("distill", distill ? "yes" : null)
                .with("folds", Integer.toString(folds))
                .with("seed", Long.toString(session.seed()))
                .all();
    }

    private Preparing preparing() {
        return new Preparing(
                target,
                task,
                columns,
                weight,
                time,
                group,
                positive,
                folds > 0 ? new Shares(shares.validation(), 0) : shares,
                validation,
                test,
                judgedElsewhere || folds > 0,
                session.seed(),
                start);
    }

    private Trained train(
            Table table,
            Settings settings,
            @Nullable Checkpoints checkpoints,
            @Nullable TrialLog log) {
        long start = System.nanoTime();
        var budget = new Budget(settings, interrupted, checkpoints);
        var preparing = preparing();
        var preparation = preparing.prepare(table);
        listener.prepared(preparation);
        var checkup = new Checkup(doctor, listener);
        checkup.examine(preparation);
        if (this.start != null) {
            checkup.recognize(this.start, preparation);
        }
        var trainer = new Trainer(preparation, settings, session, listener, budget, doctor);
        var whole = List.of(Fold.of(preparation));
        var auto = new Auto(preparing, preparation, settings, session, listener, budget, doctor);
        var trained =
                switch (this.start == null ? name : "continued") {
                    case "continued" ->
                            new Continuing(
                                            Objects.requireNonNull(this.start),
                                            freeze,
                                            preparation,
                                            listener)
                                    .make(
                                            new ContinuedTraining(
                                                    preparation.task().task(),
                                                    trainer,
                                                    settings,
                                                    budget));
                    case "linear" ->
                            Outcome.of(
                                    preparation,
                                    "linear model",
                                    trainer.linear(whole).members().get(0));
                    case "network" ->
                            Outcome.of(
                                    preparation,
                                    "network",
                                    trainer.networks("network", whole).members().get(0));
                    case "best" -> new Best(auto, log, single).make();
                    default -> auto.make();
                };
        var held = trained.held();
        boolean distills =
                distill
                        && held != null
                        && (trained.networks().size() > 1 || Neighbours.are(trained.networks()));
        var outcome =
                distills && held != null ? new Distillation(auto, trained, held).make() : trained;
        double seconds = (System.nanoTime() - start) * 1e-9;
        var stoppedBy = budget.reason().isEmpty() ? outcome.stoppedBy() : budget.reason();
        var model =
                new ModelOrigin(this.start == null ? name : "continued", options, session)
                        .model(preparation, outcome, budget, seconds, stoppedBy);
        checkup.judge(preparation, model.evaluation());
        return new Trained(
                model,
                preparation,
                stoppedBy,
                outcome.epochs(),
                budget.steps(),
                checkpoints == null || !checkpoints.resumes() ? null : checkpoints.resumedSteps(),
                outcome.search(),
                outcome.equals(trained) ? null : trained.evaluate(preparation.judgingPart()),
                outcome.continuation());
    }

    /// The same recipe for other rows of the table, which others judge: it has no test rows, and
    /// nobody listens.
    ///
    /// @param recipe its name
    /// @param found what the target of these rows is taken as
    Recipe forRows(String recipe, Task found) {
        var copy = new Recipe(recipe);
        copy.target = target;
        copy.task = found;
        copy.columns = columns;
        copy.weight = weight;
        copy.time = time;
        copy.group = group;
        copy.positive = positive;
        copy.shares = new Shares(shares.validation(), 0);
        copy.validation = validation;
        copy.settings = settings;
        copy.session = session;
        copy.interrupted = interrupted;
        copy.judgedElsewhere = true;
        copy.single = single;
        copy.distill = distill;
        copy.doctor = null;
        return copy;
    }

    String name() {
        return name;
    }

    int folds() {
        return folds;
    }

    Settings settings() {
        return name.equals("best") ? BestDefaults.settings(settings) : settings;
    }

    Session.Options session() {
        return session;
    }

    RecipeListener listener() {
        return listener;
    }

    boolean isInterrupted() {
        return interrupted.getAsBoolean();
    }

    @Nullable String time() {
        return time;
    }

    @Nullable String group() {
        return group;
    }

    String target() {
        return target;
    }
}
