package io.github.experimentmaven.report.chart;

/**
 * Text that already is HTML, and goes into a page as it is.
 *
 * @param html well-formed, with everything that came from outside escaped
 */
public record Markup(String html) {}
