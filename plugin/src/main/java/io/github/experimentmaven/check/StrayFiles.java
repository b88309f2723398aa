package io.github.experimentmaven.check;

import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds files of what was accepted that belong to nothing: to no experiment of the module, or to no
 * baseline of this format.
 */
final class StrayFiles {

  private StrayFiles() {}

  /**
   * What is to be said of them, each in one line.
   *
   * @param judged the experiments of the module, or those that are asked for; then nothing is known
   *     of the files of others
   * @throws BaselineException if what a file may belong to cannot be believed
   * @throws IOException if the folder cannot be read
   */
  static List<String> of(ExperimentModule module, List<JudgedExperiment> judged)
      throws BaselineException, IOException {
    List<String> warnings = new ArrayList<>();
    for (JudgedExperiment each : judged) {
      BaselineFiles files = module.baselineFiles(each.experiment().name());
      if (Files.exists(files.lock()) && !(files.exists() && files.read().isOfEarlierFormat())) {
        warnings.add(
            "%s is of an earlier version of the plugin and counts for nothing by itself; accept the"
                    .formatted(module.shown(files.lock()))
                + " results again, or delete the file");
      }
    }
    if (module.names().isEmpty() && Files.isDirectory(module.baselineDirectory())) {
      warnings.addAll(ofNoExperiment(module, judged));
    }
    return warnings;
  }

  private static List<String> ofNoExperiment(ExperimentModule module, List<JudgedExperiment> judged)
      throws IOException {
    Set<String> names =
        judged.stream()
            .map(each -> FileStem.of(each.experiment().name()))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(module.baselineDirectory())) {
      return files
          .filter(file -> isOfNone(String.valueOf(file.getFileName()), names))
          .sorted()
          .map(
              file ->
                  "%s belongs to no experiment: there is no '%s' any more; restore it, or delete the"
                          .formatted(module.shown(file), name(String.valueOf(file.getFileName())))
                      + " file")
          .toList();
    }
  }

  private static boolean isOfNone(String file, Set<String> names) {
    String name = name(file);
    return !name.equals(file) && !names.contains(name);
  }

  /** The experiment that a file would be of; the file itself if it is none of ours. */
  private static String name(String file) {
    // The longest first: what was a lock ends as a baseline does.
    for (String suffix :
        List.of(BaselineFiles.LOCK_SUFFIX, BaselineFiles.PREDICTIONS_SUFFIX, ".json")) {
      if (file.endsWith(suffix)) {
        return file.substring(0, file.length() - suffix.length());
      }
    }
    return file;
  }
}
