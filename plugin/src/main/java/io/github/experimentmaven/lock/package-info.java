/**
 * What was accepted of an experiment: a committed file with everything that decides its bits, and
 * the hashes of these bits, so that any later result can be compared with it.
 */
@NullMarked
package io.github.experimentmaven.lock;

import org.jspecify.annotations.NullMarked;
