/**
 * Gradient descent exactly as Keras defines it, over plain float arrays: clipping, weight decay and
 * an update rule for each optimizer. Deeplearning4j's own updaters start, scale or combine their
 * state differently, so training does not use them.
 */
@NullMarked
package io.github.experimentmaven.trainer.optimizer;

import org.jspecify.annotations.NullMarked;
