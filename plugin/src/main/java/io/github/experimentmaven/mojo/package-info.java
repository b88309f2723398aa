/**
 * The goals: each reads its parameters, calls one service and turns the outcome into a success or a
 * failure of the build.
 */
@NullMarked
package io.github.experimentmaven.mojo;

import org.jspecify.annotations.NullMarked;
