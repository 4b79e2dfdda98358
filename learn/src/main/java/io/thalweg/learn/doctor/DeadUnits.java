package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// Units of a layer with relu give zero for every row, and so can't learn any more.
///
/// @param layer its name
/// @param step of the run, counted from 1
/// @param dead how many units gave nothing but zero
/// @param units how many there are
/// @param rows how many rows were looked at
public record DeadUnits(String layer, long step, int dead, int units, long rows)
        implements Finding {
    @Override
    public String code() {
        return "dead_units";
    }

    @Override
    public String subject() {
        return "layer " + layer;
    }

    @Override
    public String seen() {
        return Figure.text(dead)
                + " of the "
                + Figure.text(units)
                + " units of layer "
                + layer
                + " are dead ("
                + Words.percent((double) dead / units)
                + "): up to step "
                + Figure.text(step)
                + " they gave zero for each of "
                + Words.count(rows, "row")
                + ".";
    }

    @Override
    public String advice() {
        return "Take a smaller learning rate (--learning-rate), scale the inputs, or use leaky-relu"
                + " or gelu (--activation), which don't die.";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures("step", step, "dead", dead, "units", units, "rows", rows);
    }
}
