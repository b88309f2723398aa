package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import java.util.List;
import java.util.Optional;

/**
 * Says why a run did not complete.
 *
 * @param run the run
 * @param settings what it was launched with
 * @param ending how it ended
 * @param trace how far it had come
 * @param disk what is to be said of the disk
 * @param log the log's last lines
 */
record FailureMessage(
    Run run,
    LaunchSettings settings,
    Ending ending,
    RunTrace trace,
    Optional<String> disk,
    List<String> log) {

  /** What happened, on one line, without paths of this machine. */
  String reason() {
    String what = ending.whatHappened();
    String complaint = trace.complaint();
    return complaint == null ? what : what + ": " + String.join(" ", complaint.lines().toList());
  }

  /** All that is known, on several lines, without a line break at the end. */
  String text() {
    StringBuilder text = new StringBuilder(run.label()).append(": ").append(reason());
    ending.remedy(settings, run.memory()).forEach(line -> text.append("\n  ").append(line));
    disk.ifPresent(line -> text.append("\n  ").append(line));
    text.append("\n  last event: ")
        .append(trace.lastEvent().orElse("none, the trainer did not get as far as its first"));
    if (log.isEmpty()) {
      text.append("\n  log: empty");
    } else {
      text.append("\n  end of the log:");
      log.forEach(line -> text.append("\n  | ").append(line));
    }
    return text.append("\n  folder: ").append(settings.shown(run.folder().path())).toString();
  }
}
