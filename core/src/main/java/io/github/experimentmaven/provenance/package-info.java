/**
 * What a result came from: the identity that must match for the same bits to come out again, and
 * the environment that may explain why they did not. Values with a JSON form, and the differences
 * between them in words.
 */
@NullMarked
package io.github.experimentmaven.provenance;

import org.jspecify.annotations.NullMarked;
