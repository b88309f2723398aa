/**
 * How the numbers of a training are kept while it is interrupted. They go from the arrays that
 * train straight to where they are kept and back, since a copy of them may be gigabytes.
 */
@NullMarked
package io.github.experimentmaven.trainer.state;

import org.jspecify.annotations.NullMarked;
