/**
 * Folders of PNG and JPEG pictures, decoded one at a time. Files are decoded by the JDK, of whom no
 * more is asked than the values as they are stored: colours, transparency, orientation and scaling
 * are integer arithmetic of this package.
 */
@NullMarked
package io.github.experimentmaven.preparation.picture;

import org.jspecify.annotations.NullMarked;
