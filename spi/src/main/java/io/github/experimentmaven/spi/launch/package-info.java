/** How the plugin starts a class of a project. Projects need not know it. */
@NullMarked
package io.github.experimentmaven.spi.launch;

import org.jspecify.annotations.NullMarked;
