/**
 * Has the machines of a Spark cluster train: a driver that hands out one task a run, and the task,
 * which starts the trainer there and brings back what it left. Spark schedules and ships; what is
 * trained, and how, is told by the plugin.
 */
@NullMarked
package io.github.experimentmaven.spark;

import org.jspecify.annotations.NullMarked;
