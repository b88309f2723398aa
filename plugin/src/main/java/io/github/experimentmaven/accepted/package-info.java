/**
 * What was accepted of an experiment: one committed or published record with everything that
 * decides its bits, the figures that later results are held to, and the hashes of the bits
 * themselves; beside it what the networks predicted, in a format that only the task knows. Nothing
 * here decides whether a result is good.
 */
@NullMarked
package io.github.experimentmaven.accepted;

import org.jspecify.annotations.NullMarked;
