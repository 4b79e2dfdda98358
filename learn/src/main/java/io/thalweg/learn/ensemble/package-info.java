/// What several models say of rows, made into one answer: which of them to average, and how sure
/// the average may be.
///
/// Everything here sees only numbers that models gave for rows that they weren't trained on.
@NullMarked
package io.thalweg.learn.ensemble;

import org.jspecify.annotations.NullMarked;
