package io.thalweg.data.schema;

/// What a column was found to be.
///
/// @param kind what its values are
/// @param reason why
/// @param distinct how many different values it has
record Verdict(Kind kind, String reason, int distinct) {}
