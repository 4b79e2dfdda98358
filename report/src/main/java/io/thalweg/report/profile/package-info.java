/// A table → what its columns look like: how their values are spread, what is missing, and how
/// closely each goes with the target.
@NullMarked
package io.thalweg.report.profile;

import org.jspecify.annotations.NullMarked;
