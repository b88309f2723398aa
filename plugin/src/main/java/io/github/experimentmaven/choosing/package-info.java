/**
 * Which experiment of a sweep is best, and which others may be: by what was measured where nothing
 * is reported in the end, never by the test set.
 */
@NullMarked
package io.github.experimentmaven.choosing;

import org.jspecify.annotations.NullMarked;
