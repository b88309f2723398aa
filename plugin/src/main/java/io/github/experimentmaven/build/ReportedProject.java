package io.github.experimentmaven.build;

/**
 * The project that is reported of.
 *
 * @param name for people
 * @param version its version
 */
public record ReportedProject(String name, String version) {}
