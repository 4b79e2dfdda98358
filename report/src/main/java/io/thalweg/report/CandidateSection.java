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
        var candidates = run.history().candidates();
        if (!candidates.isEmpty()) {
            var bars =
                    new Bars(
                            "leaderboard",
                            "Candidates by their loss on rows that they weren't trained on");
            for (var candidate : candidates) {
                bars.add(
                        candidate.name() + (candidate.chosen() ? " (chosen)" : ""),
                        candidate.loss(),
                        0,
                        Figure.text(candidate.loss()),
                        candidate.chosen() ? "s1" : "s8");
            }
            contents.add(
                    Chart.of("Loss on rows that they weren't trained on", bars.element())
                            .note(
                                    "The lowest was chosen. These rows chose, so its loss here is"
                                            + " a little too good"
                                            + (run.preparation().testPart().size() > 0
                                                    ? ": the scores above come from other rows."
                                                    : "."))
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
