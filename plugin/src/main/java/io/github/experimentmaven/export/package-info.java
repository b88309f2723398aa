/**
 * Results and verdicts in the formats of other tools: continuous integration servers, spreadsheets,
 * trackers of benchmarks and of experiments. Nothing is decided or measured here; the same results
 * give the same bytes.
 */
@NullMarked
package io.github.experimentmaven.export;

import org.jspecify.annotations.NullMarked;
