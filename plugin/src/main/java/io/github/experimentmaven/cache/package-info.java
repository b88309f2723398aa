/**
 * Results of runs by their fingerprint, kept between builds and shared by several, so that what was
 * trained once is not trained again. A cache is a plain folder; nothing in it is trusted before its
 * hash was seen to be right.
 */
@NullMarked
package io.github.experimentmaven.cache;

import org.jspecify.annotations.NullMarked;
