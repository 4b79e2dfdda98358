/// JSON trees as text.
@NullMarked
package io.thalweg.model.json;

import org.jspecify.annotations.NullMarked;
