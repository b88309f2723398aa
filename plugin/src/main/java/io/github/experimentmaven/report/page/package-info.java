/**
 * What the templates see: records in which every number is already text and every sentence is
 * written. Templates place them; they compute nothing.
 */
@NullMarked
package io.github.experimentmaven.report.page;

import org.jspecify.annotations.NullMarked;
