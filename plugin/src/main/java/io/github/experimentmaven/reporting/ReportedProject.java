package io.github.experimentmaven.reporting;

/**
 * The project that is reported of.
 *
 * @param name for people
 * @param version its version
 */
public record ReportedProject(String name, String version) {}
