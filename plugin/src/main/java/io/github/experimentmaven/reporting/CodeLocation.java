package io.github.experimentmaven.reporting;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the classes of an artifact are. */
final class CodeLocation {

  private CodeLocation() {}

  /**
   * A jar or a folder.
   *
   * @param type a class of the artifact
   */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class loaders of Maven name their jars by valid URIs", e);
    }
  }
}
