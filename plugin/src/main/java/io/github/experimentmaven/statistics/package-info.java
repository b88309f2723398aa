/**
 * Whether one recipe is worse than another, told from a few seeds of each, with stated error rates.
 *
 * <p>Numbers in, numbers out: nothing here knows files, experiments or Maven. {@link
 * io.github.experimentmaven.statistics.Comparison} is the entry. How often each outcome is wrong is
 * simulated in {@code docs/calibration.md}.
 */
@NullMarked
package io.github.experimentmaven.statistics;

import org.jspecify.annotations.NullMarked;
