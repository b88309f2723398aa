/** Verdicts where GitHub shows them: in the summary of a job, and beside the lines of files. */
@NullMarked
package io.github.experimentmaven.export.github;

import org.jspecify.annotations.NullMarked;
