/**
 * Executes runs: one forked JVM each, followed through its events, bounded in time and memory, and
 * never left behind as an orphan.
 */
@NullMarked
package io.github.experimentmaven.launch;

import org.jspecify.annotations.NullMarked;
