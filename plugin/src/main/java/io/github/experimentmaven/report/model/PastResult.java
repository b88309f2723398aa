package io.github.experimentmaven.report.model;

import io.github.experimentmaven.result.Verdict.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An earlier result of an experiment, as its history has it.
 *
 * @param commit the commit that the sources were at, or null if unknown
 * @param date the day of that commit, {@code 2026-03-31}, or null if unknown
 * @param spread of the metric that people look at first, over the seeds
 * @param outcome what the verdict was
 * @param reason why it was accepted as the baseline, or null if it was only recorded
 */
public record PastResult(
    @Nullable String commit,
    @Nullable String date,
    Spread spread,
    Outcome outcome,
    @Nullable String reason) {}
