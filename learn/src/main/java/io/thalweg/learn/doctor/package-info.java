/// The training doctor: watches a run and its data, and says in plain words what is wrong, with the
/// figures that show it and what to do.
///
/// ```java
/// var doctor = new Doctor();
/// Training.of(model, softmaxCrossEntropy(), adam(1e-3)).watch(doctor).fit(samples);
/// doctor.findings().forEach(IO::println);
/// ```
///
/// Watching never changes a number of the training. Every threshold is in
/// [io.thalweg.learn.doctor.Thresholds], with its reason.
@NullMarked
package io.thalweg.learn.doctor;

import org.jspecify.annotations.NullMarked;
