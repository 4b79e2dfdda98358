package io.thalweg.learn.recipe;

import io.thalweg.learn.evaluate.FoldScore;
import io.thalweg.learn.train.RunEvent;
import java.nio.file.Path;
import java.util.List;

/// Tells two listeners everything, the first one first.
record BothListeners(RecipeListener first, RecipeListener second) implements RecipeListener {
    @Override
    public void prepared(Preparation preparation) {
        first.prepared(preparation);
        second.prepared(preparation);
    }

    @Override
    public void startsAfresh(Path folder) {
        first.startsAfresh(folder);
        second.startsAfresh(folder);
    }

    @Override
    public void trains(String name) {
        first.trains(name);
        second.trains(name);
    }

    @Override
    public void trained() {
        first.trained();
        second.trained();
    }

    @Override
    public void event(RunEvent event) {
        first.event(event);
        second.event(event);
    }

    @Override
    public void event(RunName run, RunEvent event) {
        first.event(run, event);
        second.event(run, event);
    }

    @Override
    public void compared(List<Candidate> candidates) {
        first.compared(candidates);
        second.compared(candidates);
    }

    @Override
    public void tried(Tried trial) {
        first.tried(trial);
        second.tried(trial);
    }

    @Override
    public void chose(String text) {
        first.chose(text);
        second.chose(text);
    }

    @Override
    public void fold(int number, int count) {
        first.fold(number, count);
        second.fold(number, count);
    }

    @Override
    public void folded(FoldScore score, int count) {
        first.folded(score, count);
        second.folded(score, count);
    }
}
