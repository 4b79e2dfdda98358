package io.thalweg.learn.doctor;

/// How bad a finding is.
public enum Severity {
    /// The result can't be used, or its figures can't be believed.
    SERIOUS,
    /// The result can be used, but something was wasted, or could be better.
    WARNING
}
