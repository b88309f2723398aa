/**
 * Makes of the data of an experiment, whatever its format was, the files of a Maven artifact. What
 * people have written into an earlier manifest stays.
 */
@NullMarked
package io.github.experimentmaven.publication;

import org.jspecify.annotations.NullMarked;
