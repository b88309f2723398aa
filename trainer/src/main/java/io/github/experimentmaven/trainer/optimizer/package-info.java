/**
 * Update rules exactly as Keras defines them, over plain float arrays. Deeplearning4j's own
 * updaters start, scale or combine their state differently, so training does not use them.
 */
@NullMarked
package io.github.experimentmaven.trainer.optimizer;

import org.jspecify.annotations.NullMarked;
