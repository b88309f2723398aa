/**
 * Results compared with what was expected of them: exact contracts, bounds on metrics, and the
 * baseline that was accepted, each check with its measured value; and for each task, what is kept
 * of predictions and how they are compared.
 */
@NullMarked
package io.github.experimentmaven.gate;

import org.jspecify.annotations.NullMarked;
