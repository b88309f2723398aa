/**
 * The machine that a trainer computes on: the native libraries that fit it, and the variables by
 * which these choose their kernels. Whoever launches trainers asks here, on the machine that will
 * train.
 */
@NullMarked
package io.github.experimentmaven.platform;

import org.jspecify.annotations.NullMarked;
