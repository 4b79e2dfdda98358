package io.thalweg.cli;

import io.thalweg.learn.recipe.CheckpointSettings;
import io.thalweg.learn.train.CheckpointInterval;
import java.io.IOException;

/// `tune`: the search of the recipe `best`, for people who want to see it. The best settings become
/// the model.
final class TuneVerb implements Verb {
    private static final int LEADERS = 20;

    @Override
    public String name() {
        return "tune";
    }

    @Override
    public String summary() {
        return "Searches for the best settings, shows what it tried, saves the winner.";
    }

    @Override
    public Syntax syntax() {
        return TrainSyntax.tune();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        var options = new TrainOptions(arguments);
        if (arguments.text(TrainOptions.RUNS, "").equals("none")) {
            throw arguments.mistake(
                    TrainOptions.RUNS, "needs a folder: a search keeps its trials there");
        }
        boolean resume = arguments.has(TrainOptions.RESUME_SEARCH);
        var before =
                resume
                        ? RunFolder.ofSearch(
                                arguments.path(TrainOptions.RUNS, "runs"),
                                OptionsFile.of(arguments, options.session().seed(), null))
                        : null;
        if (resume && before == null) {
            terminal.say(
                    "resume     there is no search of this table and options: starting afresh");
        }
        var folder = before == null ? TrainVerb.newFolder(arguments, options, "-tune") : before;
        var kept =
                new CheckpointSettings(folder.trials(), CheckpointInterval.DEFAULT, before != null);
        return TrainVerb.run(
                arguments,
                terminal,
                options,
                options.recipe("best", kept).winnerOnly(),
                folder,
                LEADERS);
    }
}
