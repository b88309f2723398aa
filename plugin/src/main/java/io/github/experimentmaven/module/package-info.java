/**
 * What of experiments a module of the build has: its files, read and checked against their data,
 * and the baselines they are held to. Everything that a goal does begins here.
 */
@NullMarked
package io.github.experimentmaven.module;

import org.jspecify.annotations.NullMarked;
