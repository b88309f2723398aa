/**
 * An experiment as immutable data, in Keras' vocabulary: data set, layers, optimizer, loss, what
 * must hold. Every layer knows its output shape and its number of parameters, so that a network is
 * checked before anything is trained.
 */
@NullMarked
package io.github.experimentmaven.experiment;

import org.jspecify.annotations.NullMarked;
