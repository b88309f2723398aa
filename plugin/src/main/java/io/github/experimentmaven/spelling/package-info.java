/** Names that people may have meant by those they wrote. */
@NullMarked
package io.github.experimentmaven.spelling;

import org.jspecify.annotations.NullMarked;
