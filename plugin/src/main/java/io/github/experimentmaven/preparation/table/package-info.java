/**
 * Tables as data sets: their text is read once into numbers and categories; what those become is
 * learned from the rows that are trained on, and from no others.
 */
@NullMarked
package io.github.experimentmaven.preparation.table;

import org.jspecify.annotations.NullMarked;
