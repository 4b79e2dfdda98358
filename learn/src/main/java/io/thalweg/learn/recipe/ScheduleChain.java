package io.thalweg.learn.recipe;

import io.thalweg.learn.optim.Schedule;
import io.thalweg.learn.optim.Schedules;
import java.util.ArrayList;
import java.util.List;

/// Schedules by the names that people type: one, or several in turn such as `constant:10,cosine`:
/// ten epochs of the first, then the second for those that are left.
final class ScheduleChain {
    /// `step` divides the learning rate by 10 after each third of the epochs.
    private static final int STEPS = 3;

    private static final double STEP_FACTOR = 0.1;

    /// `exponential` lets the learning rate fall to this share of it in the course of the epochs.
    private static final double EXPONENTIAL_END = 0.01;

    /// One of them; with 0 epochs if it has all that are left.
    private record Part(String name, int epochs) {}

    private final String text;
    private final List<Part> parts = new ArrayList<>();

    private ScheduleChain(String text) {
        this.text = text;
    }

    /// @throws RecipeException if it isn't one
    static ScheduleChain of(String text) {
        var chain = new ScheduleChain(text);
        var words = text.split(",", -1);
        for (int i = 0; i < words.length; i++) {
            chain.add(words[i], i == words.length - 1);
        }
        return chain;
    }

    private void add(String word, boolean isLast) {
        int colon = word.indexOf(':');
        var name = colon < 0 ? word : word.substring(0, colon);
        if (!Optimization.SCHEDULES.contains(name)) {
            throw mistake(
                    "There is no '"
                            + name
                            + "': it takes "
                            + String.join(", ", Optimization.SCHEDULES));
        }
        if (name.equals("plateau") && !(isLast && parts.isEmpty())) {
            throw mistake("plateau follows what is seen, so it has to be the only one");
        }
        if (isLast) {
            if (colon >= 0) {
                throw mistake("The last has all epochs that are left, so it needs no number");
            }
            parts.add(new Part(name, 0));
            return;
        }
        int epochs = colon < 0 ? 0 : epochs(word.substring(colon + 1));
        if (epochs < 1) {
            throw mistake("Each but the last needs its epochs, such as constant:10");
        }
        parts.add(new Part(name, epochs));
    }

    private static int epochs(String digits) {
        return digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : 0;
    }

    private RecipeException mistake(String what) {
        return new RecipeException("The schedule '" + text + "' can't be followed. " + what + ".");
    }

    boolean isPlateau() {
        return parts.getFirst().name.equals("plateau");
    }

    boolean hasOneCycle() {
        return parts.stream().anyMatch(part -> part.name.equals("one-cycle"));
    }

    /// All in turn.
    ///
    /// @param epochs how many there are in all
    /// @param warmsUp whether `cosine` has its usual warm-up, if it comes first
    Schedule schedule(int epochs, boolean warmsUp) {
        return schedule(0, epochs, warmsUp);
    }

    private Schedule schedule(int index, int epochs, boolean warmsUp) {
        var part = parts.get(index);
        if (part.epochs == 0) {
            return schedule(part.name, Math.max(1, epochs), warmsUp);
        }
        return Schedules.inTurn(
                schedule(part.name, part.epochs, warmsUp),
                part.epochs,
                schedule(index + 1, epochs - part.epochs, false));
    }

    private static Schedule schedule(String name, int epochs, boolean warmsUp) {
        return switch (name) {
            case "step" -> Schedules.step((epochs + STEPS - 1) / STEPS, STEP_FACTOR);
            case "exponential" ->
                    Schedules.exponential(StrictMath.pow(EXPONENTIAL_END, 1.0 / epochs));
            case "cosine" -> Schedules.cosine(warmsUp ? NetworkDefaults.WARM_UP : 0);
            case "one-cycle" -> Schedules.oneCycle();
            default -> Schedules.constant();
        };
    }
}
