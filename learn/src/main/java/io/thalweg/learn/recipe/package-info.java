/// Recipes: from a table to a saved model, with defaults for everything.
///
/// ```java
/// var houses = Table.read(Path.of("ames.csv"));
/// var fitted = Recipe.auto().target("Sale_Price").fit(houses);
/// IO.println(fitted.evaluation());                 // on rows that training never saw
/// fitted.save(Path.of("houses.thalweg"));
/// ```
@NullMarked
package io.thalweg.learn.recipe;

import org.jspecify.annotations.NullMarked;
