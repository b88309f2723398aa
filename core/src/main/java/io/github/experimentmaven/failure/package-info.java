/**
 * What users can cause: one sealed family of exceptions whose messages are for them. Whoever lets a
 * build fail need not know more than the family.
 */
@NullMarked
package io.github.experimentmaven.failure;

import org.jspecify.annotations.NullMarked;
