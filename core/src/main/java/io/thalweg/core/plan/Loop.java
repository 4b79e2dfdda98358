package io.thalweg.core.plan;

import io.thalweg.core.graph.Node;
import java.util.List;

/// A fused kernel as a program: two nested loops over a [Frame] whose body computes many nodes.
///
/// The columns are walked in passes: what needs a sum or a maximum over a row is computed in a
/// later pass over that row.
///
/// @param frame the two loops
/// @param values the body, each after its operands
/// @param inputs what is read
/// @param outputs what is written
public record Loop(Frame frame, List<Value> values, List<Input> inputs, List<Output> outputs) {
    /// How often a value is computed.
    public enum Level {
        /// Once.
        ONCE,
        /// For each row.
        ROW,
        /// For each element.
        ELEMENT
    }

    /// What a value is made of its operands.
    public enum Code {
        /// An element of an input.
        LOAD,
        /// A fixed number.
        CONSTANT,
        /// The number of the column.
        COLUMN,
        /// −x.
        NEGATE,
        /// |x|.
        ABSOLUTE,
        /// √x.
        SQRT,
        /// eˣ.
        EXP,
        /// log x.
        LOG,
        /// log(1 + x).
        LOG1P,
        /// tanh x.
        TANH,
        /// 1 / (1 + e⁻ˣ).
        SIGMOID,
        /// erf x.
        ERF,
        /// sin x.
        SINE,
        /// cos x.
        COSINE,
        /// x + y.
        ADD,
        /// x − y.
        SUBTRACT,
        /// x · y.
        MULTIPLY,
        /// x · y + z, rounded once.
        MULTIPLY_ADD,
        /// x / y.
        DIVIDE,
        /// The larger of x and y.
        MAXIMUM,
        /// The smaller of x and y.
        MINIMUM,
        /// xʸ.
        POWER,
        /// a if x > y, else b; operands x, y, a, b.
        IF_GREATER,
        /// a if x = y, else b; operands x, y, a, b.
        IF_EQUAL,
        /// a if x ≠ y, else b; operands x, y, a, b.
        IF_UNEQUAL,
        /// The sum of a value over the columns.
        SUM,
        /// The largest of a value over the columns.
        LARGEST
    }

    /// One value of the body.
    ///
    /// @param code what it is
    /// @param operands the numbers of other values
    /// @param constant the fixed number, or 0
    /// @param input the number of the input that is loaded, or −1
    /// @param level how often it is computed
    /// @param pass for [Level#ELEMENT] the pass in which it is computed, else before which
    public record Value(
            Code code, List<Integer> operands, float constant, int input, Level level, int pass) {}

    /// How the rows of an input lie in memory.
    public enum Rows {
        /// One after the other.
        LINEAR,
        /// The same for all.
        STILL,
        /// As a table says.
        TABLE
    }

    /// Something that is read.
    ///
    /// @param view where
    /// @param rowAxes how many of the view's axes are the rows
    /// @param level how often an element is read
    /// @param rows how the rows lie
    /// @param classes whether it holds classes
    public record Input(View view, int rowAxes, Level level, Rows rows, boolean classes) {}

    /// What becomes of a value.
    public enum Kind {
        /// Each element is written.
        ELEMENTS,
        /// One for each row is written.
        ROWS,
        /// The elements of all rows are added, column by column.
        COLUMN_SUMS,
        /// The rows' values are added.
        TOTAL
    }

    /// Something that is written.
    ///
    /// @param node what it is
    /// @param kind what is written
    /// @param value the number of the value
    public record Output(Node node, Kind kind, int value) {}

    /// How many passes over the columns there are.
    public int passes() {
        int passes = 1;
        for (var value : values) {
            boolean isElement = value.level() == Level.ELEMENT;
            passes = Math.max(passes, isElement ? value.pass() + 1 : value.pass());
        }
        for (var output : outputs) {
            // Also what is the same along a row is written column by column.
            boolean columns = output.kind() == Kind.ELEMENTS || output.kind() == Kind.COLUMN_SUMS;
            passes = Math.max(passes, columns ? values.get(output.value()).pass() + 1 : 1);
        }
        return passes;
    }

    /// Whether blocks of rows give sums that have to be combined.
    public boolean combinesRows() {
        for (var output : outputs) {
            if (output.kind() == Kind.COLUMN_SUMS || output.kind() == Kind.TOTAL) {
                return true;
            }
        }
        return false;
    }
}
