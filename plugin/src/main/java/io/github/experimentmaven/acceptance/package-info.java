/**
 * Makes recorded results the accepted ones: first finds out what that would change, then writes.
 * Nothing that was accepted before is lost on the way.
 */
@NullMarked
package io.github.experimentmaven.acceptance;

import org.jspecify.annotations.NullMarked;
