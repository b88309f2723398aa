/**
 * What was recorded of a module's experiments: written when they were trained, read and judged
 * again by their gates as these stand now. Histories are kept beside it.
 */
@NullMarked
package io.github.experimentmaven.recording;

import org.jspecify.annotations.NullMarked;
