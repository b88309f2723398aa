/**
 * What a class of a project implements to train in place of the plugin or to give the samples of a
 * data set, and what it is told and gives back. Nothing here depends on any library, so that it
 * clashes with none of the project's.
 */
@NullMarked
package io.github.experimentmaven.spi;

import org.jspecify.annotations.NullMarked;
