package io.thalweg.learn.doctor;

import io.thalweg.model.Figure;
import java.util.SequencedMap;

/// The loss left the finite numbers.
///
/// @param step of the run, counted from 1
/// @param loss NaN or an infinity
/// @param operation the first one that gave a value that isn't finite though what it was given is;
///   `placeholder` where the data themselves aren't
/// @param place the layer it belongs to, the name of a variable or of what is fed, or `loss`
/// @param notFinite how many of its values aren't finite
/// @param elements how many values it has
/// @param least the smallest finite number that it was given; NaN if none
/// @param greatest the greatest
public record LossNotFinite(
        long step,
        double loss,
        String operation,
        String place,
        long notFinite,
        long elements,
        double least,
        double greatest)
        implements Finding {
    @Override
    public String code() {
        return "loss_not_finite";
    }

    @Override
    public Severity severity() {
        return Severity.SERIOUS;
    }

    @Override
    public String subject() {
        return "step " + step;
    }

    /// Whether the data were the cause.
    boolean isFed() {
        return operation.equals("placeholder");
    }

    private boolean isStored() {
        return operation.equals("variable");
    }

    @Override
    public String seen() {
        var number = Double.isNaN(loss) ? "not a number (NaN)" : "infinite";
        var text = new StringBuilder("In step ").append(Figure.text(step));
        text.append(" the loss became ").append(number).append(". ");
        var some = Figure.text(notFinite) + " of " + Figure.text(elements) + " values";
        if (isFed()) {
            return text.append("What is fed as " + place + " isn't finite in " + some + ".")
                    .toString();
        }
        if (isStored()) {
            return text.append("The weights '" + place + "' had been driven to " + some)
                    .append(" that aren't finite by the step before.")
                    .toString();
        }
        text.append("First, '").append(operation).append("' in ").append(place);
        text.append(" gave ").append(some).append(" that aren't finite");
        if (!Double.isNaN(least)) {
            text.append(", from numbers between ").append(Figure.text(least));
            text.append(" and ").append(Figure.text(greatest));
        }
        return text.append('.').toString();
    }

    @Override
    public String advice() {
        if (isFed()) {
            return "Find the rows and replace or leave out what isn't finite there.";
        }
        boolean logarithm = operation.equals("log") || operation.equals("divide");
        if (logarithm && Math.abs(least) < 1) {
            return "Keep what '"
                    + operation
                    + "' is given away from zero, for example with maximum(1e-7).";
        }
        return "Try a tenth of the learning rate (--learning-rate), or limit the gradients"
                + " (--clip-norm 1).";
    }

    @Override
    public SequencedMap<String, Object> evidence() {
        return Words.figures(
                "step", step,
                "loss", Double.toString(loss),
                "operation", operation,
                "place", place,
                "not_finite", notFinite,
                "elements", elements,
                "least", least,
                "greatest", greatest);
    }
}
