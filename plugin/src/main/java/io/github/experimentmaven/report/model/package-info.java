/** What reports are made from: experiments with their results, data, baseline and history. */
@NullMarked
package io.github.experimentmaven.report.model;

import org.jspecify.annotations.NullMarked;
