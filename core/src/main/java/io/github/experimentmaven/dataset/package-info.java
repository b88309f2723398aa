/**
 * Data sets as verified files: four IDX files and a manifest with their hashes. Knows nothing of
 * where the files came from.
 */
@NullMarked
package io.github.experimentmaven.dataset;

import org.jspecify.annotations.NullMarked;
