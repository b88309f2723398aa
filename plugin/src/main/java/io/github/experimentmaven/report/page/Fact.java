package io.github.experimentmaven.report.page;

/**
 * A name and its value.
 *
 * @param name what it is
 * @param value with its unit
 */
public record Fact(String name, String value) {}
