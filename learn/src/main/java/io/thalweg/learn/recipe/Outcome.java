package io.thalweg.learn.recipe;

import io.thalweg.data.feature.ClassTarget;
import io.thalweg.data.feature.Features;
import io.thalweg.data.feature.Target;
import io.thalweg.model.Calibration;
import io.thalweg.model.Evaluation;
import io.thalweg.model.Network;
import io.thalweg.model.NetworkOutputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came out of training.
///
/// @param preparation the table as the networks were trained on it
/// @param name what it is, for people
/// @param networks whose outputs are averaged by their shares
/// @param stoppedBy which rule ended the last run that chose
/// @param epochs the most that one of the runs had that chose
/// @param validation the figures on the rows that chose; null if there were none
/// @param calibration what is done to the networks' mean; null for nothing
/// @param search what was tried; null if nothing was
/// @param held what the networks say of rows they weren't trained on; null where nobody knows
record Outcome(
        Preparation preparation,
        String name,
        List<Network> networks,
        String stoppedBy,
        int epochs,
        @Nullable Evaluation validation,
        @Nullable Calibration calibration,
        @Nullable Search search,
        @Nullable Held held) {
    Outcome {
        networks = List.copyOf(networks);
    }

    Outcome(
            Preparation preparation,
            String name,
            List<Network> networks,
            String stoppedBy,
            int epochs,
            @Nullable Evaluation validation) {
        this(preparation, name, networks, stoppedBy, epochs, validation, null, null, null);
    }

    /// The same with something done to the networks' mean.
    Outcome calibrated(@Nullable Calibration other) {
        return new Outcome(
                preparation, name, networks, stoppedBy, epochs, validation, other, search, held);
    }

    /// The same with what was tried before.
    Outcome with(Search tried) {
        return new Outcome(
                preparation,
                name,
                networks,
                stoppedBy,
                epochs,
                validation,
                calibration,
                tried,
                held);
    }

    /// The same with what the networks say of rows they weren't trained on.
    Outcome holding(Held known) {
        return new Outcome(
                preparation,
                name,
                networks,
                stoppedBy,
                epochs,
                validation,
                calibration,
                search,
                known);
    }

    /// A single trained network.
    static Outcome of(Preparation preparation, String name, Member member) {
        var networks = List.of(member.run().network());
        var part = preparation.validationPart();
        return new Outcome(
                preparation,
                name,
                networks,
                member.run().stoppedBy(),
                member.run().epochs(),
                part.size() == 0 ? null : evaluate(preparation, networks, null, part));
    }

    /// The figures on some rows.
    Evaluation evaluate(Part part) {
        return evaluate(preparation, networks, calibration, part);
    }

    private static Evaluation evaluate(
            Preparation preparation,
            List<Network> networks,
            @Nullable Calibration calibration,
            Part part) {
        Features features = preparation.features().apply(part.table(), part.rows());
        var outputs = NetworkOutputs.of(networks, calibration, preparation.target(), features);
        return Judge.of(preparation.target(), preparation.trainingPart()).evaluate(part, outputs);
    }

    /// Outputs of networks as a judge takes them: both probabilities of two classes.
    static double[] forJudge(Target target, double[] outputs) {
        return target instanceof ClassTarget classes && classes.classes().size() == 2
                ? NetworkOutputs.both(outputs, classes)
                : outputs;
    }
}
