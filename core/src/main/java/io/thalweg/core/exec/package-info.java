/// Executors: what computes a plan. Not exported; a session chooses one.
///
/// [io.thalweg.core.exec.ReferenceExecutor] computes in double precision from the primitives'
/// definitions and is the oracle of the tests. [io.thalweg.core.exec.PlainExecutor] computes in
/// float32, one loop a node, on several threads.
///
/// The rule for bits: work is cut by shape, never by the number of threads; every sum has one
/// order, fixed by its length; and what a row gives doesn't depend on the rows around it.
@NullMarked
package io.thalweg.core.exec;

import org.jspecify.annotations.NullMarked;
