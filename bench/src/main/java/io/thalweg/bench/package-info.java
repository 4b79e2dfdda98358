/// The workloads of the comparison, their data, and how a side is told to run them.
///
/// A [io.thalweg.bench.Side] is one library. It lives in a process of its own and takes orders from
/// `io.thalweg.bench.compare` line by line: see [io.thalweg.bench.SideServer].
@NullMarked
package io.thalweg.bench;

import org.jspecify.annotations.NullMarked;
