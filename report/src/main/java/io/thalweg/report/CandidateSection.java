package io.thalweg.report;

import io.thalweg.model.Figure;
import io.thalweg.report.html.Content;
import io.thalweg.report.html.Element;
import java.util.ArrayList;

/// What the recipe chose between.
final class CandidateSection {
    private CandidateSection() {}

    static Section of(Run run) {
        var contents = new ArrayList<Content>();
        var contenders = run.history().contenders();
        if (!contenders.isEmpty()) {
            var bars = new Bars("leaderboard", "Candidates by their loss on the validation rows");
            for (var contender : contenders) {
                bars.add(
                        contender.name() + (contender.chosen() ? " (chosen)" : ""),
                        contender.validationLoss(),
                        0,
                        Figure.text(contender.validationLoss()),
                        contender.chosen() ? "s1" : "s8");
            }
            contents.add(
                    Chart.of("Loss on the validation rows", bars.element())
                            .note(
                                    "The lowest was chosen. These rows chose, so its loss here is"
                                            + " a little too good: the scores above come from"
                                            + " other rows.")
                            .element());
            contents.add(
                    Element.of("p")
                            .add("Recipe: ")
                            .add(
                                    Element.name(
                                            run.fitted().model().contents().provenance().recipe()))
                            .add("."));
        }
        return new Section("candidates", "Candidates", contents);
    }
}
