/**
 * Turns data of other formats into data sets of IDX files, which trainers map, once for all builds.
 * What is written is decided by the content of the files and by a recipe alone, so that it is kept
 * under a hash of both.
 */
@NullMarked
package io.github.experimentmaven.preparation;

import org.jspecify.annotations.NullMarked;
