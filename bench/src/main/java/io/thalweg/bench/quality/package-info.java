/// `./bench/quality`: how good Thalweg and other libraries are on tables, each with its defaults.
///
/// The harness divides each table into training and test rows and leaves them as [Job]s in folders,
/// as plain numbers. Each library is a [TablePeer] in a process of its own that trains on a job and
/// leaves its predictions beside it; what is there already isn't trained again. Then the harness
/// scores and ranks.
@NullMarked
package io.thalweg.bench.quality;

import org.jspecify.annotations.NullMarked;
