/// Random programs, run in float32 and in the reference: what finds mistakes in fusion, in the
/// reuse of memory and in updates in place.
@NullMarked
package io.thalweg.contract.program;

import org.jspecify.annotations.NullMarked;
