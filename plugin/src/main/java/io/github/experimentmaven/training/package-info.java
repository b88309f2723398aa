/**
 * Trains a module's experiments: plans their runs, takes those that are known, has the others
 * trained, and more seeds as long as they decide nothing.
 */
@NullMarked
package io.github.experimentmaven.training;

import org.jspecify.annotations.NullMarked;
