/**
 * Experiment files to {@link io.github.experimentmaven.experiment.Experiment experiments} and back.
 * Every mistake is found, located and explained, all of them at once; the JSON Schema of the
 * language comes from the same records.
 *
 * <p>A file becomes a tree that knows where everything stands. What it extends is laid under it
 * ({@code BaseFiles}, {@code Overlay}), what it varies is written out ({@code SweepReader}, {@code
 * KeyPath}), and then each tree is decoded as an experiment of its own.
 */
@NullMarked
package io.github.experimentmaven.descriptor;

import org.jspecify.annotations.NullMarked;
