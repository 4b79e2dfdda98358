package io.thalweg.learn.recipe;

/// What a model and its folds may cost together. The model comes first, with its share of the time;
/// where time cut it short, each fold does as many steps as the model did. So that number of steps
/// repeats all of it, whatever time there is.
///
/// @param settings what the user wants
/// @param folds how many
record FoldBudget(Settings settings, int folds) {
    /// The settings of the model.
    Settings forModel() {
        var model = settings.copy();
        if (model.timeBudget != null) {
            model.timeBudget = model.timeBudget.dividedBy(folds + 1L);
        }
        return model;
    }

    /// The settings of each fold.
    Settings forFolds(Trained trained) {
        var fold = settings.copy();
        fold.timeBudget = null;
        if (trained.search() != null) {
            fold.maxTrials = trained.search().tried().size();
            fold.maxSteps = trained.search().cutSteps();
            return fold;
        }
        if (trained.stoppedBy().equals("time_budget")) {
            fold.maxSteps = trained.steps();
        }
        return fold;
    }
}
