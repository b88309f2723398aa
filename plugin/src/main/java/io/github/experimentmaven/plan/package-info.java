/**
 * Experiments to runs: one run for each experiment and seed, each with everything its trainer needs
 * written down in a job.
 */
@NullMarked
package io.github.experimentmaven.plan;

import org.jspecify.annotations.NullMarked;
