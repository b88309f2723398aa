/**
 * Maven coordinates to files: data set artifacts, and the class path of a trainer with the native
 * libraries that fit this machine. The only package that talks to Maven Resolver.
 */
@NullMarked
package io.github.experimentmaven.resolution;

import org.jspecify.annotations.NullMarked;
