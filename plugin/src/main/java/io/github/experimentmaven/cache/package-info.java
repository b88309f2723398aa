/**
 * Results of runs by their fingerprint, kept between builds and shared by several, so that what was
 * trained once is not trained again. A cache is a plain folder; nothing in it is trusted until its
 * hash has been verified.
 */
@NullMarked
package io.github.experimentmaven.cache;

import org.jspecify.annotations.NullMarked;
