/**
 * What kinds of things a network can be asked for, and what fits each: targets, losses, metrics,
 * outputs. Which task an experiment is follows from its data's targets and its network's output;
 * how a task is evaluated, compared and shown is known where that is done.
 */
@NullMarked
package io.github.experimentmaven.task;

import org.jspecify.annotations.NullMarked;
