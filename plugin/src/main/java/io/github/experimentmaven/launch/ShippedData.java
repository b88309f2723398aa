package io.github.experimentmaven.launch;

import io.github.experimentmaven.remote.SharedFolder;
import io.github.experimentmaven.result.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data that other machines train on: sent to each, or kept in a folder that all of them see,
 * under names that tell its content.
 */
final class ShippedData {

  private final @Nullable SharedFolder folder;
  private final ShippedFiles files;
  private final Map<String, String> shared = new LinkedHashMap<>();

  /**
   * @param folder that all machines see; null if there is none
   * @param files takes what is sent
   */
  ShippedData(@Nullable SharedFolder folder, ShippedFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Adds a file of data, once.
   *
   * @param expected what is known of it
   * @param file where it is here
   * @return the name that it arrives under, or the path that it has on all machines
   */
  String add(Job.ExpectedFile expected, Path file) throws IOException {
    if (folder == null) {
      return files.add(file);
    }
    String name = expected.contentSha256() + "-" + Path.of(expected.file()).getFileName();
    String address = folder.file(name);
    shared.put(address, file.toAbsolutePath().toString());
    return SharedFolder.isPath(address) ? address : name;
  }

  /** Files that must be where all machines see them, by their addresses there. */
  Map<String, String> shared() {
    return shared;
  }
}
