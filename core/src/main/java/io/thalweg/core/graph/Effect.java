package io.thalweg.core.graph;

/// Changes variables, or waits for changes.
public sealed interface Effect extends Op permits Assign, After {}
