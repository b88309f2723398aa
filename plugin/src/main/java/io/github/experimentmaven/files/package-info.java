/** What is to be said of files that are not as they should be, or not to be had. */
@NullMarked
package io.github.experimentmaven.files;

import org.jspecify.annotations.NullMarked;
