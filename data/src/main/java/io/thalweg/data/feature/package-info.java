/// From columns to the numbers a model takes, and back from its outputs to values of the target.
///
/// ```java
/// var plan = FeaturePlan.fit(houses, schema, split.training(), FeatureOptions.standard());
/// Features all = plan.apply(houses);                        // the same plan for every row, for ever
/// Features one = plan.apply(List.of(Map.of("Gr_Liv_Area", 1500, "Neighborhood", "Gilbert")));
/// var target = Target.fit(houses, "Sale_Price", Task.REGRESSION, split.training(), null);
/// ```
///
/// Everything that is estimated (medians, spreads, which categories exist, word weights) comes from
/// the training rows only and is kept in [io.thalweg.data.feature.Transform]s, records of plain
/// values that a model file can hold. Applying a plan looks at nothing else; a row gives the same
/// bits whether it comes from a table or a map, alone or among others.
@NullMarked
package io.thalweg.data.feature;

import org.jspecify.annotations.NullMarked;
