/**
 * Experiment files to {@link io.github.experimentmaven.experiment.Experiment experiments} and back.
 * Every mistake is found, located and explained, all of them at once; the JSON Schema of the
 * language comes from the same records.
 */
@NullMarked
package io.github.experimentmaven.descriptor;

import org.jspecify.annotations.NullMarked;
