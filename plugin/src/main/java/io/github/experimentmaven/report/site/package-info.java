/** The summary in a Maven site: the part of the report that knows Maven and Doxia. */
@NullMarked
package io.github.experimentmaven.report.site;

import org.jspecify.annotations.NullMarked;
