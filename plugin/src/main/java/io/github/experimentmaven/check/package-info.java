/**
 * Judges what was recorded of one module or of several, and says what a person is to be told of it.
 * Whether the build then fails is for the goals to say.
 */
@NullMarked
package io.github.experimentmaven.check;

import org.jspecify.annotations.NullMarked;
