package io.thalweg.data.schema;

/// In which order a date is written; the parts are separated by `-`, `/` or `.`.
public enum DateOrder {
    /// 2026-11-24, ISO 8601.
    YEAR_MONTH_DAY,
    /// 24.11.2026.
    DAY_MONTH_YEAR,
    /// 11/24/2026.
    MONTH_DAY_YEAR
}
