/**
 * Results and verdicts to pages that people read: self-contained HTML, and a summary in a Maven
 * site's own skin.
 */
@NullMarked
package io.github.experimentmaven.report;

import org.jspecify.annotations.NullMarked;
