/**
 * Models that Keras has saved, in the words of the language of experiments: what Keras 2 and 3
 * write of an architecture, of its compilation and of its weights. What cannot be carried over is
 * named. What the language has is told from outside: names of layers and arguments are Keras' own.
 */
@NullMarked
package io.github.experimentmaven.keras;

import org.jspecify.annotations.NullMarked;
