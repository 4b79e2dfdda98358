/// Functions made of primitives: what holds for the parts has to hold for the whole.
@NullMarked
package io.thalweg.contract.composition;

import org.jspecify.annotations.NullMarked;
