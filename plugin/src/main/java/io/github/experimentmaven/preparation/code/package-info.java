/**
 * Samples that a class of the project gives, in a JVM of its own with the class path of the
 * project. Nothing of it is loaded into Maven's.
 */
@NullMarked
package io.github.experimentmaven.preparation.code;

import org.jspecify.annotations.NullMarked;
