/**
 * Networks: an architecture as a Deeplearning4j network, its initial weights, and the forward and
 * backward pass of each kind of layer over that network's own parameters and gradients.
 */
@NullMarked
package io.github.experimentmaven.trainer.network;

import org.jspecify.annotations.NullMarked;
