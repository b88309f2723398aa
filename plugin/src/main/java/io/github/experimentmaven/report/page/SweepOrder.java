package io.github.experimentmaven.report.page;

/**
 * A page that has the table of a sweep in another order.
 *
 * @param name of the sweep
 * @param page its page
 * @param by what the order is that of
 * @param ranked whether the sweep has a ranking
 * @param table all its experiments
 */
public record SweepOrder(String name, String page, String by, boolean ranked, SweepTable table) {}
