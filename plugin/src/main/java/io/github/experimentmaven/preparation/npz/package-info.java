/**
 * NumPy archives of four arrays, as Keras keeps its data sets: read as they are written, value by
 * value, and never as Python objects.
 */
@NullMarked
package io.github.experimentmaven.preparation.npz;

import org.jspecify.annotations.NullMarked;
