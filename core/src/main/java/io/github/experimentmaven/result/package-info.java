/**
 * What a run and an experiment produced: records and their JSON. Nothing here decides whether a
 * result is good.
 */
@NullMarked
package io.github.experimentmaven.result;

import org.jspecify.annotations.NullMarked;
