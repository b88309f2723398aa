/**
 * How this product keeps things in files: whole or not at all, records as JSON, contents known by
 * their hash. It knows nothing of what is kept.
 */
@NullMarked
package io.github.experimentmaven.storage;

import org.jspecify.annotations.NullMarked;
