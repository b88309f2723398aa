package io.github.experimentmaven.build;

import io.github.experimentmaven.result.TrainerContract;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the plugin's own classes are, which a trainer runs as well. */
final class PluginLocation {

  private PluginLocation() {}

  /** A jar or a folder. */
  static Path path() {
    try {
      return Path.of(
          TrainerContract.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class loaders of Maven name their jars by valid URIs", e);
    }
  }
}
