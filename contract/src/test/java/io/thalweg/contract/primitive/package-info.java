/// What every primitive has to keep, checked for each from its entry in a list.
///
/// A new primitive needs one entry in the file of its family ([ElementwiseCases], …); a new family
/// a file, and one line in [PrimitiveCases]. [PrimitiveContractTest] says what is missing.
@NullMarked
package io.thalweg.contract.primitive;

import org.jspecify.annotations.NullMarked;
