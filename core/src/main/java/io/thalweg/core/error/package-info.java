/// What is thrown when the mistake is in what the user gave, and can be named.
@NullMarked
package io.thalweg.core.error;

import org.jspecify.annotations.NullMarked;
