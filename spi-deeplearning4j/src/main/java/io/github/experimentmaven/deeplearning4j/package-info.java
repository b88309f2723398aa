/**
 * Trains networks that a class of a project describes for Deeplearning4j, which is there in the
 * project's own version. The class says what the network is; samples, batches, seed and predictions
 * are the concern of this package.
 */
@NullMarked
package io.github.experimentmaven.deeplearning4j;

import org.jspecify.annotations.NullMarked;
