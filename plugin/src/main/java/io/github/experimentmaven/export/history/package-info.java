/** How an experiment's results went over time: one line each, committed beside the experiment. */
@NullMarked
package io.github.experimentmaven.export.history;

import org.jspecify.annotations.NullMarked;
