/// The model file: reading it with hard limits, writing it so that nothing is lost. Not exported.
@NullMarked
package io.thalweg.model.file;

import org.jspecify.annotations.NullMarked;
