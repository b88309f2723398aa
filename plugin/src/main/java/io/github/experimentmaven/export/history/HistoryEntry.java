package io.github.experimentmaven.export.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.experimentmaven.export.Measured;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.storage.Sha256;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One result of an experiment, as a history keeps it. The clock is not asked: lines are in the
 * order in which they were written, which the number tells, and the date is the commit's.
 *
 * @param number one more than the greatest before it; lines written on different branches may have
 *     the same
 * @param commit the commit that the sources were at, or null if unknown
 * @param date the {@linkplain SourceCommit#date day} of that commit, or null if unknown
 * @param fingerprint {@link #fingerprint(ExperimentResult)}
 * @param verdict the experiment's
 * @param reason why the result was accepted as the baseline; null if it was only recorded
 * @param metrics over the completed runs, by the metric's key
 */
public record HistoryEntry(
    int number,
    @Nullable String commit,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String date,
    String fingerprint,
    Outcome verdict,
    @Nullable String reason,
    Map<String, Figures> metrics) {

  /** By number; what was written on different branches at the same time, by commit and content. */
  static final Comparator<HistoryEntry> ORDER =
      Comparator.comparingInt(HistoryEntry::number)
          .thenComparing(entry -> Objects.requireNonNullElse(entry.commit(), ""))
          .thenComparing(HistoryEntry::fingerprint)
          .thenComparing(HistoryEntry::verdict)
          .thenComparing(entry -> Objects.requireNonNullElse(entry.reason(), ""));

  public HistoryEntry {
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(verdict, "verdict");
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /**
   * A metric over the seeds.
   *
   * @param mean of all seeds
   * @param sd standard deviation with n - 1; null for a single seed
   * @param n how many seeds
   */
  public record Figures(double mean, @Nullable Double sd, int n) {}

  /**
   * The entry of a result; a history gives it its number.
   *
   * @param commit the commit that the sources are at, or null if unknown
   * @param reason why it is accepted, or null if it is only recorded
   */
  public static HistoryEntry of(
      ExperimentResult result, @Nullable SourceCommit commit, @Nullable String reason) {
    Map<String, Figures> metrics = new TreeMap<>();
    for (Measured each : Measured.of(result.runs())) {
      var deviation = each.sample().standardDeviation();
      metrics.put(
          each.metric().key(),
          new Figures(
              each.sample().mean(),
              deviation.isEmpty() ? null : deviation.getAsDouble(),
              each.sample().size()));
    }
    return new HistoryEntry(
        0,
        commit == null ? null : commit.hash(),
        commit == null ? null : commit.date(),
        fingerprint(result),
        result.verdict().outcome(),
        reason,
        metrics);
  }

  /**
   * What a result came from: SHA-256 over the sorted fingerprints of its completed runs, each on a
   * line of its own.
   */
  public static String fingerprint(ExperimentResult result) {
    return Sha256.of(
        result.runs().stream()
            .map(run -> run.provenance().fingerprint())
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
  }

  HistoryEntry numbered(int other) {
    return new HistoryEntry(other, commit, date, fingerprint, verdict, reason, metrics);
  }

  /**
   * What it says: without the date, which git may know of a commit in one place and not elsewhere.
   */
  HistoryEntry undated() {
    return new HistoryEntry(number, commit, null, fingerprint, verdict, reason, metrics);
  }

  boolean isAccepted() {
    return reason != null;
  }
}
