package io.thalweg.learn.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How `auto` chooses between models: the one with the lowest loss on the validation rows.
///
/// @param preparation has the validation rows
/// @param settings what the user wants otherwise
/// @param listener is told what was chosen
/// @param budget which candidates there is time for
record Choice(Preparation preparation, Settings settings, RecipeListener listener, Budget budget) {
    Candidate make(Trainer trainer) {
        if (settings.shapesTraining() || preparation.validation().rows() == 0) {
            listener.chose("network: its settings were given, or there is no row to choose with");
            return new Candidate("network", List.of(trainer.network()));
        }
        var linear = trainer.linear();
        if (budget.isSpent()) {
            listener.chose("linear model: there was no time for more");
            return new Candidate("linear model", List.of(linear));
        }
        var network = trainer.network();
        var candidates =
                List.of(
                        new Candidate("mean of linear model and network", List.of(linear, network)),
                        new Candidate("network", List.of(network)),
                        new Candidate("linear model", List.of(linear)));
        int best = 0;
        double bestLoss = Double.POSITIVE_INFINITY;
        var losses = new double[candidates.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = ValidationLoss.of(preparation, candidates.get(i).networks());
            if (losses[i] < bestLoss) {
                bestLoss = losses[i];
                best = i;
            }
        }
        var contenders = new ArrayList<Contender>();
        for (int i = 0; i < losses.length; i++) {
            contenders.add(new Contender(candidates.get(i).name(), losses[i], i == best));
        }
        contenders.sort(Comparator.comparingDouble(Contender::validationLoss));
        listener.compared(contenders);
        listener.chose(candidates.get(best).name() + ": the lowest validation loss");
        return candidates.get(best);
    }
}
