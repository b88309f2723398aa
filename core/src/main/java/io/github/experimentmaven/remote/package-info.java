/**
 * What the plugin and the driver of a cluster tell each other: runs that are trained elsewhere, and
 * what comes of them. Nothing but Java itself is needed here, as the driver shares its class path
 * with libraries of its own.
 */
@NullMarked
package io.github.experimentmaven.remote;

import org.jspecify.annotations.NullMarked;
