package io.github.experimentmaven.recording;

import io.github.experimentmaven.export.github.GithubActions.Variables;
import io.github.experimentmaven.export.history.History;
import io.github.experimentmaven.export.history.HistoryEntry;
import io.github.experimentmaven.export.history.SourceCommit;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.storage.FileChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The histories of a module's experiments: {@code history/<name>.jsonl} beside their files. */
@Named
@Singleton
public final class ResultHistory {

  @Inject
  ResultHistory() {}

  /**
   * Adds a result to its experiment's history.
   *
   * @param reason why it is accepted as the baseline, or null if it is only recorded
   * @param environment the build's environment variables, which may name the commit
   * @return the file as people name it; nothing if the result has no completed run, or the history
   *     has it already
   * @throws IOException if the history cannot be read or written
   * @throws InterruptedException if the thread is interrupted while git is asked for the commit
   */
  public Optional<String> record(
      ExperimentModule module,
      ExperimentResult result,
      @Nullable String reason,
      Variables environment)
      throws IOException, InterruptedException {
    if (result.runs().isEmpty()) {
      return Optional.empty();
    }
    SourceCommit commit = SourceCommit.of(module.baseDirectory(), environment).orElse(null);
    Path file = History.file(module.experimentDirectory(), result.name());
    return History.record(file, HistoryEntry.of(result, commit, reason))
        ? Optional.of(module.shown(file))
        : Optional.empty();
  }

  /**
   * Has a result added to its experiment's history with other changes.
   *
   * @param reason why it is accepted as the baseline
   * @param environment the build's environment variables, which may name the commit
   * @param changes takes what is to be written
   * @return the file as people name it; nothing if the result has no completed run, or the history
   *     has it already
   * @throws IOException if the history cannot be read
   * @throws InterruptedException if the thread is interrupted while git is asked for the commit
   */
  public Optional<String> record(
      ExperimentModule module,
      ExperimentResult result,
      String reason,
      Variables environment,
      FileChanges changes)
      throws IOException, InterruptedException {
    if (result.runs().isEmpty()) {
      return Optional.empty();
    }
    SourceCommit commit = SourceCommit.of(module.baseDirectory(), environment).orElse(null);
    Path file = History.file(module.experimentDirectory(), result.name());
    Optional<String> text = History.with(file, HistoryEntry.of(result, commit, reason));
    text.ifPresent(whole -> changes.write(file, whole.getBytes(StandardCharsets.UTF_8)));
    return text.map(whole -> module.shown(file));
  }

  /**
   * Whether the result that was accepted last has the same figures as this one. That is enough to
   * know it again where its baseline says the same: its fingerprint may be of an earlier format.
   *
   * @throws IOException if a line is none of a history; the message names file and line
   */
  public boolean endsWith(ExperimentModule module, ExperimentResult result) throws IOException {
    HistoryEntry last = null;
    for (HistoryEntry entry : read(module, result.name())) {
      last = entry.reason() == null ? last : entry;
    }
    return last != null && last.metrics().equals(HistoryEntry.of(result, null, null).metrics());
  }

  /**
   * The history of an experiment, the oldest entry first.
   *
   * @return no entries if there is none
   * @throws IOException if a line is none of a history; the message names file and line
   */
  public List<HistoryEntry> read(ExperimentModule module, String experiment) throws IOException {
    return History.read(History.file(module.experimentDirectory(), experiment));
  }
}
