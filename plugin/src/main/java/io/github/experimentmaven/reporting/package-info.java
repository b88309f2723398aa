/**
 * Writes what was recorded as pages and in the formats of other tools, unless that is there
 * already. What pages look like is known to the report alone.
 */
@NullMarked
package io.github.experimentmaven.reporting;

import org.jspecify.annotations.NullMarked;
