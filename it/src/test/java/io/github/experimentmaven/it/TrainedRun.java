package io.github.experimentmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a run with seed 1.
 *
 * @param project its folder
 * @param experiment its name
 */
record TrainedRun(Path project, String experiment) {

  private static final Pattern HASH =
      Pattern.compile("\"\\w*(weights|predictions)_sha256\" : \"[0-9a-f]{64}\"");

  /** The folder of its experiment. */
  Path all() {
    return project.resolve("target/experiments").resolve(experiment);
  }

  /** The run's folder, once it is over. */
  Path folder() {
    return all().resolve("seed-1");
  }

  /** The folder that a fork writes to, if there is one, else the run's. */
  Path live() {
    try (DirectoryStream<Path> forks = Files.newDirectoryStream(all(), "seed-1.*")) {
      for (Path fork : forks) {
        return fork;
      }
      return folder();
    } catch (NoSuchFileException e) {
      return folder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file is there whose name matches, while it trains. */
  boolean has(String glob) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(live(), glob)) {
      return found.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  /** What has happened so far, as text. */
  String events() {
    try {
      return Files.readString(live().resolve("events.jsonl"));
    } catch (IOException e) {
      // Not there yet, or on its way to the run's folder.
      return "";
    }
  }

  /** How many epochs are done. */
  int epochs() {
    return events().split("epoch_done", -1).length - 1;
  }

  /** The hashes of the epochs' weights, of the initial and final ones, and of the predictions. */
  List<String> hashes() throws IOException {
    return HASH.matcher(Files.readString(folder().resolve("result.json")))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** All files and folders of the experiment, which of a complete run is one folder. */
  List<String> names() throws IOException {
    if (!Files.exists(all())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(all())) {
      return files.skip(1).map(file -> all().relativize(file).toString()).sorted().toList();
    }
  }
}
