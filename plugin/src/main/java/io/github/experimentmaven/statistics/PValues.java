package io.github.experimentmaven.statistics;

/**
 * One-sided p values of a comparison: the smaller one is, the stronger the evidence.
 *
 * @param worse for "the candidate is worse than the baseline"
 * @param withinMargin for "the candidate is not worse by the margin"
 * @param better for "the candidate is better than the baseline"
 */
public record PValues(double worse, double withinMargin, double better) {}
