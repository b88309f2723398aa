/**
 * What later results are held to: the figures and predictions of accepted results, in files that
 * are committed or published. Nothing here decides whether a result is good.
 */
@NullMarked
package io.github.experimentmaven.baseline;

import org.jspecify.annotations.NullMarked;
