/** Makes the best experiment of a sweep a file of its own. */
@NullMarked
package io.github.experimentmaven.adoption;

import org.jspecify.annotations.NullMarked;
