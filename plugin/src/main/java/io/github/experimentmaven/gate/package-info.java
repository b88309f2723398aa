/**
 * Results against what was expected of them: exact contracts and bounds on metrics, each with its
 * measured value.
 */
@NullMarked
package io.github.experimentmaven.gate;

import org.jspecify.annotations.NullMarked;
