package io.thalweg.learn.doctor;

/// Where a figure becomes a finding: the one place of these numbers, each with its reason.
///
/// They are set so that ordinary training on ordinary tables gives no finding at all; a doctor who
/// cries wolf is soon not listened to.
final class Thresholds {
    /// Steps between two looks at gradients and units, in the first thousand steps …
    static final int LOOK_EVERY = 100;

    /// … and later, when less happens. The program of a step with a look runs too seldom for the
    /// JIT compiler to polish it, so a look may take as long as ten steps of a small network: one
    /// per cent of a thousand.
    static final int LOOK_EVERY_LATER = 1_000;

    static final int LATER = 1_000;

    /// Steps after which weights and what the optimizer remembers are kept, so that a step where a
    /// loss isn't finite can be reached again. A copy is cheaper than a step.
    static final int REMEMBER_EVERY = 500;

    /// The second look comes early, so that short runs have two.
    static final int SECOND_LOOK = 50;

    /// Gradients of a layer explode when their norm is this many times that of its weights, at two
    /// looks in a row: a step of the usual 0.01 then replaces the weights instead of changing them.
    /// Ordinary runs stay below 10.
    static final double EXPLODING = 100;

    /// Gradients vanish when those of a layer are this share of the last layer's, root mean square,
    /// at two looks in a row. With relu and suitable first weights layers are within a factor of 10
    /// of each other; Adam makes up for some thousands, but below 1e-5 rounding in float32 eats
    /// what is left.
    static final double VANISHING = 1e-5;

    /// The share of a layer's units that must be dead. A few die in every run with relu; from a
    /// half on the layer would learn the same at half the size.
    static final double DEAD_UNITS = 0.5;

    /// How many rows must have given zero before a unit counts as dead (or all training rows, if
    /// there are fewer): a unit that answers to 1 row in 100 is silent on 512 rows in 0.6 % of the
    /// cases.
    static final int DEAD_ROWS = 512;

    /// How many rows are enough at the end of a short run, where there will be no more: for half of
    /// the units to be silent by chance on that many, each would have to answer to 1 row in 200.
    static final int DEAD_ROWS_AT_END = 128;

    /// The training loss is high when it is this many times both a constant prediction's and the
    /// first step's: learning has made it worse.
    static final double HIGH_LOSS = 2;

    /// For so many epochs in a row; the first is not among them, as it begins with untrained
    /// weights.
    static final int HIGH_EPOCHS = 3;

    /// The epochs within which the training loss oscillates.
    static final int OSCILLATION_WINDOW = 10;

    /// How many of their changes go up by more than [#OSCILLATION_RISE]; four of nine is as good as
    /// up and down in turn.
    static final int OSCILLATION_RISES = 4;

    /// A rise, as a share of the loss of a constant prediction. Other order of rows and dropout
    /// move an epoch's mean loss by 1 to 3 % of it.
    static final double OSCILLATION_RISE = 0.15;

    /// A loss that ends as NaN had diverged before if it had grown by this factor.
    static final double DIVERGENCE = 100;

    /// The learning rate may be too small if the training loss keeps this share of the first
    /// epoch's …
    static final double BARELY_FALLEN = 0.9;

    /// … and of a constant prediction's: a run that began with a good model has little to gain …
    static final double STILL_HIGH = 0.5;

    /// … and the weights moved by less than this share of their norm. At the usual learning rates
    /// they move by more within the first epochs, even where there is nothing to learn.
    static final double BARELY_MOVED = 0.05;

    /// … in so many steps at least: nobody expects much of fewer.
    static final int STEPS_TO_LEARN = 50;

    /// A model is no better than a constant prediction if its loss is above the constant's, less
    /// this share divided by the root of the number of rows: that much is luck. With 100 rows 3 %,
    /// with 10,000 rows 0.3 %.
    static final double LUCK = 0.3;

    /// Luck is never taken to be more than this.
    static final double MOST_LUCK = 0.05;

    /// Overfitting: the validation loss has risen by this share of the best …
    static final double VALIDATION_RISE = 0.5;

    /// … and by this share of a constant prediction's, for doubling a tiny loss means little …
    static final double VALIDATION_RISE_OF_TRIVIAL = 0.2;

    /// … and by this share of it more, divided by the root of the number of validation rows: so
    /// much of a rise is chance. With 25 rows 30 %, with 1,000 rows 5 %.
    static final double VALIDATION_CHANCE = 1.5;

    /// … while the training loss fell to this share of what it was at the best epoch …
    static final double TRAINING_FALL = 0.7;

    /// … in so many epochs after one another: where the learning rate goes up and down, a single
    /// epoch may be bad.
    static final int RISEN_EPOCHS = 5;

    /// A column leaks if it alone explains this share of the target on other rows. The best honest
    /// column we know of explains 94 % (a petal's width, of the kind of iris).
    static final double LEAK = 0.98;

    /// … while every other column that isn't as good explains less than this: where several nearly
    /// do, the target is simply easy.
    static final double LEAK_OTHERS = 0.9;

    /// Rows that the search for leaks looks at: enough to tell 98 % from 94 %, few enough to cost
    /// some hundredths of a second.
    static final int LEAK_ROWS = 10_000;

    /// Below so many rows a column explains much by chance.
    static final int FEWEST_LEAK_ROWS = 50;

    /// The share of a part's rows that have a twin among the training rows. Measured in full
    /// precision, tables that people use have up to a fifth of them (wines tasted twice, flowers
    /// measured to the millimetre) without anyone having copied rows; a part that was copied has
    /// nearly all.
    static final double DUPLICATES = 0.3;

    /// Rows repeat by necessity if the columns allow few different ones: that many times the number
    /// of rows must be possible before a duplicate means something.
    static final double POSSIBLE_ROWS = 100;

    /// Inputs are unscaled if the root of the mean of their squares is above this. Standardised
    /// numbers have 1; up to here networks still learn at their usual rates.
    static final double LARGE_INPUT = 20;

    /// … or if none is as large as this.
    static final double SMALL_INPUT = 1e-3;

    /// Rows that are looked at for that; more change the figures little.
    static final int SCALE_ROWS = 10_000;

    private Thresholds() {}
}
