/// What the columns of a table mean, and which task its target sets.
///
/// ```java
/// var schema = Schema.infer(houses, "Sale_Price", SchemaOptions.none());
/// schema.field("Neighborhood");        // CATEGORY, used, "28 different texts"
/// schema.field("Order");               // IDENTIFIER, not used, "counts the rows from 1"
/// Task.infer(houses, "Sale_Price");    // REGRESSION, and why
/// ```
///
/// Every decision carries its reason in words, and every decision can be overruled with
/// [io.thalweg.data.schema.SchemaOptions].
@NullMarked
package io.thalweg.data.schema;

import org.jspecify.annotations.NullMarked;
