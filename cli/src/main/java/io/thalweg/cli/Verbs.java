package io.thalweg.cli;

import java.util.List;

/// The commands there are. A new one is one line here, in the order in which help lists them.
final class Verbs {
    /// All commands.
    static final List<Verb> ALL =
            List.of(
                    new TrainVerb(),
                    new EvaluateVerb(),
                    new PredictVerb(),
                    new InspectVerb(),
                    new TuneVerb(),
                    new LearningRateVerb(),
                    new ExampleVerb());

    private Verbs() {}
}
