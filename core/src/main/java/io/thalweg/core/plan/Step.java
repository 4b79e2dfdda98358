package io.thalweg.core.plan;

import io.thalweg.core.graph.Node;

/// One node of a plan and where its value lies.
///
/// @param node what is computed
/// @param home the step whose memory holds the value: this step's own position, or an earlier one's
///   where the node gives on what it is given (a reshape, for one)
/// @param slot the piece of memory, or [#NO_SLOT] where the value is fed, kept or fixed, or lies
///   elsewhere
public record Step(Node node, int home, int slot) {
    /// The value needs no memory of the plan.
    public static final int NO_SLOT = -1;
}
