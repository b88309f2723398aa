/**
 * The story of a module's experiments: read, check, plan, launch, record; and later judge and
 * report what was recorded. Everything here is told what to do by a goal and knows nothing of the
 * goals.
 */
@NullMarked
package io.github.experimentmaven.build;

import org.jspecify.annotations.NullMarked;
