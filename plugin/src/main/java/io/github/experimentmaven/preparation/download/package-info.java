/**
 * Data from elsewhere: downloaded once, known by its hash, and unpacked where it can do no harm.
 */
@NullMarked
package io.github.experimentmaven.preparation.download;

import org.jspecify.annotations.NullMarked;
