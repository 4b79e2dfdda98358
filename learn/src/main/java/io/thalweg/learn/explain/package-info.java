/// Why a model predicts what it predicts, and where it is wrong: plain records of figures, for a
/// report or a program.
@NullMarked
package io.thalweg.learn.explain;

import org.jspecify.annotations.NullMarked;
