/** How numbers are rounded for people: in one place, so that every text has the same figure. */
@NullMarked
package io.github.experimentmaven.numbers;

import org.jspecify.annotations.NullMarked;
