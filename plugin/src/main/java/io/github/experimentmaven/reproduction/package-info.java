/**
 * Trains again what was accepted and says how far the results agree. What is recorded of the module
 * stays as it is.
 */
@NullMarked
package io.github.experimentmaven.reproduction;

import org.jspecify.annotations.NullMarked;
