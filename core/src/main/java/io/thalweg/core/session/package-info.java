/// Sessions: what runs expressions.
///
/// ```java
/// try (var session = new Session(graph)) {
///     session.run(step, feed(x, areas), feed(y, prices));
///     IO.println(session.value(w));
/// }
/// ```
@NullMarked
package io.thalweg.core.session;

import org.jspecify.annotations.NullMarked;
