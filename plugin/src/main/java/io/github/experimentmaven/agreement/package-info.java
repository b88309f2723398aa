/**
 * How far results agree with the accepted ones: bit by bit, by what the networks predicted, or by
 * accuracies that are shown to be equal; where they diverge, and what may explain it.
 */
@NullMarked
package io.github.experimentmaven.agreement;

import org.jspecify.annotations.NullMarked;
