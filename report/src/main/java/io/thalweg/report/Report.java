package io.thalweg.report;

import io.thalweg.learn.doctor.Finding;
import io.thalweg.learn.evaluate.Judgement;
import io.thalweg.learn.explain.Explanation;
import io.thalweg.learn.recipe.Fitted;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page about a finished run. Each method but the last two sets something and gives this back.
public final class Report {
    private final Fitted fitted;
    private final RunHistory history;
    private @Nullable Judgement judgement;
    private @Nullable Explanation explanation;
    private @Nullable List<Finding> findings;
    private Path model = Path.of("model.thalweg");

    private Report(Fitted fitted, RunHistory history) {
        this.fitted = fitted;
        this.history = history;
    }

    /// A report of what came out of a recipe.
    ///
    /// @param history listened while it ran
    public static Report of(Fitted fitted, RunHistory history) {
        return new Report(fitted, history);
    }

    /// How sure the figures are, and what simpler models get.
    public Report judgement(@Nullable Judgement known) {
        judgement = known;
        return this;
    }

    /// What the model relies on, and where it is wrong.
    public Report explanation(@Nullable Explanation known) {
        explanation = known;
        return this;
    }

    /// What the doctor that watched the runs found, perhaps nothing; if not set, what the runs told
    /// of.
    public Report findings(List<Finding> found) {
        findings = List.copyOf(found);
        return this;
    }

    /// Where the model was saved, for those who want to load it.
    public Report model(Path file) {
        model = file;
        return this;
    }

    /// The page as HTML.
    public String text() {
        var run = new Run(fitted, history, judgement, explanation, findings, model);
        var sections = new ArrayList<Section>();
        add(sections, SummarySection.of(run));
        add(sections, DoctorSection.of(run));
        add(sections, ScoreSection.of(run));
        add(sections, DriftSection.of(run));
        add(sections, ClassSection.of(run));
        add(sections, ResidualSection.of(run));
        add(sections, ReasonSection.of(run));
        add(sections, WorstSection.of(run));
        add(sections, LearningSection.of(run));
        add(sections, CandidateSection.of(run));
        add(sections, SearchSection.of(run));
        add(sections, DataSection.of(run));
        add(sections, OriginSection.of(run));
        add(sections, UseSection.of(run));
        return new Sheet("training report", run.target(), run.dataName(), sections).text();
    }

    /// Writes the page to a file: a temporary one beside it first, so that there is never half of
    /// it.
    ///
    /// @throws UncheckedIOException if it can't be written
    public void write(Path file) {
        Sheet.write(text(), file);
    }

    private static void add(List<Section> sections, Section section) {
        if (!section.contents().isEmpty()) {
            sections.add(section);
        }
    }
}
