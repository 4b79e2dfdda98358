/// Tests of the whole from outside.
@NullMarked
package io.thalweg.contract;

import org.jspecify.annotations.NullMarked;
