/**
 * Makes files that others use: of the data of an experiment, whatever its format was, those of a
 * Maven artifact; of trained networks archives of Keras. What people have written into an earlier
 * manifest stays.
 */
@NullMarked
package io.github.experimentmaven.publication;

import org.jspecify.annotations.NullMarked;
