/// Work on several threads whose results don't depend on how many there are.
@NullMarked
package io.thalweg.learn.parallel;

import org.jspecify.annotations.NullMarked;
