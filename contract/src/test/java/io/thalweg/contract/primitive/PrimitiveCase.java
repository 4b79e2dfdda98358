package io.thalweg.contract.primitive;

import io.thalweg.core.graph.Op;
import io.thalweg.core.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All that the contract test needs to know of one primitive.
///
/// A facet that makes no sense for it is left out by [#without] with a reason; one that is neither
/// given nor left out fails.
final class PrimitiveCase {
    enum Facet {
        /// Values from a source, or computed by hand.
        EXAMPLES,
        /// Operands on which float32 is compared with the reference.
        SETTINGS,
        /// Operands on which gradients are compared with central differences.
        GRADIENT,
        /// The same for the gradient of the gradient.
        SECOND_GRADIENT,
        /// Operands with NaN and infinities.
        SPECIAL,
        /// Operands that don't fit.
        SHAPE_ERRORS,
        /// An open batch (at least one of the settings).
        BATCH,
        /// Operands with one row each for each row of the result.
        ROWS,
        /// Operands large enough to be shared by threads.
        LARGE
    }

    /// What a rounding error is measured against.
    enum Scale {
        /// The size of the result.
        RESULT,
        /// The result for the absolute values of the operands: sums whose terms cancel.
        TERMS
    }

    /// A value that is known.
    ///
    /// @param source where from
    record Example(String source, Setting setting, Shape shape, double... expected) {}

    /// Operands that are refused.
    ///
    /// @param fragments what the message has to contain, beside the name and the operands' shapes
    record ShapeError(Op op, List<Shape> shapes, List<String> fragments) {}

    private final Class<? extends Op> op;
    private final Map<Facet, String> reasons = new EnumMap<>(Facet.class);
    private final List<Example> examples = new ArrayList<>();
    private final List<ShapeError> shapeErrors = new ArrayList<>();
    private final Map<Facet, List<Setting>> settings = new EnumMap<>(Facet.class);
    private double units;
    private Scale scale = Scale.RESULT;

    private PrimitiveCase(Class<? extends Op> op) {
        this.op = op;
    }

    static PrimitiveCase of(Class<? extends Op> op) {
        return new PrimitiveCase(op);
    }

    /// @param source where the value is from, or how it is computed by hand
    PrimitiveCase example(String source, Setting setting, Shape shape, double... expected) {
        examples.add(new Example(source, setting, shape, expected));
        return this;
    }

    /// An example of numbers in and numbers out, all of one axis.
    PrimitiveCase example(String source, Op op, double[] expected, double[]... operands) {
        var made = new Operand[operands.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = Operand.numbers(Values.given(operands[i]), operands[i].length);
        }
        return example(source, Setting.of(op, made), Shape.of(expected.length), expected);
    }

    static double[] numbers(double... numbers) {
        return numbers;
    }

    /// By how much float32 may be off.
    ///
    /// @param allowed in units of 2⁻²⁴ of the scale: half a unit in the last place for each
    ///   rounding
    PrimitiveCase within(double allowed, Scale of) {
        units = allowed;
        scale = of;
        return this;
    }

    PrimitiveCase settings(List<Setting> more) {
        return add(Facet.SETTINGS, more);
    }

    PrimitiveCase settings(Setting... more) {
        return settings(List.of(more));
    }

    PrimitiveCase gradient(List<Setting> more) {
        add(Facet.GRADIENT, more);
        return add(Facet.SECOND_GRADIENT, more);
    }

    PrimitiveCase gradient(Setting... more) {
        return gradient(List.of(more));
    }

    PrimitiveCase special(List<Setting> more) {
        return add(Facet.SPECIAL, more);
    }

    /// The settings again, with NaN and infinities among their numbers.
    PrimitiveCase specialAsSettings() {
        return special(get(Facet.SETTINGS).stream().map(Setting::sprinkled).toList());
    }

    PrimitiveCase rows(List<Setting> more) {
        return add(Facet.ROWS, more);
    }

    PrimitiveCase rows(Setting... more) {
        return rows(List.of(more));
    }

    PrimitiveCase large(List<Setting> more) {
        return add(Facet.LARGE, more);
    }

    PrimitiveCase large(Setting... more) {
        return large(List.of(more));
    }

    PrimitiveCase refuses(Op refusing, List<Shape> shapes, String... fragments) {
        shapeErrors.add(new ShapeError(refusing, shapes, Arrays.asList(fragments)));
        return this;
    }

    /// Leaves facets out.
    ///
    /// @param reason why they make no sense here
    PrimitiveCase without(String reason, Facet... facets) {
        for (var facet : facets) {
            reasons.put(facet, reason);
        }
        return this;
    }

    private PrimitiveCase add(Facet facet, List<Setting> more) {
        settings.computeIfAbsent(facet, f -> new ArrayList<>()).addAll(more);
        return this;
    }

    Class<? extends Op> op() {
        return op;
    }

    List<Example> examples() {
        return examples;
    }

    List<ShapeError> shapeErrors() {
        return shapeErrors;
    }

    double units() {
        return units;
    }

    Scale scale() {
        return scale;
    }

    List<Setting> get(Facet facet) {
        if (reasons.containsKey(facet)) {
            return List.of();
        }
        if (facet == Facet.BATCH) {
            return get(Facet.SETTINGS).stream().filter(Setting::hasBatch).toList();
        }
        return settings.getOrDefault(facet, List.of());
    }

    /// What is wrong with this entry; empty if nothing is.
    List<String> gaps() {
        var gaps = new ArrayList<String>();
        for (var facet : Facet.values()) {
            boolean given =
                    switch (facet) {
                        case EXAMPLES -> !examples.isEmpty();
                        case SHAPE_ERRORS -> !shapeErrors.isEmpty();
                        default -> !get(facet).isEmpty();
                    };
            if (!given && reasons.getOrDefault(facet, "").isBlank()) {
                gaps.add(this + " has no " + facet + " and no reason why not");
            }
        }
        for (var list : settings.values()) {
            for (var setting : list) {
                if (!op.isInstance(setting.op())) {
                    gaps.add(this + " has a setting of another primitive: " + setting);
                }
            }
        }
        return gaps;
    }

    @Override
    public String toString() {
        return op.getSimpleName();
    }
}
