package io.github.experimentmaven.trainer;

import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What this process runs on. */
final class TrainerEnvironment {

  private TrainerEnvironment() {}

  /**
   * The environment of this process.
   *
   * @param libraries the versions of what is on its class path and does not calculate
   * @throws IOException if the system's description of the processor, or the plugin's own version,
   *     cannot be read
   */
  static Environment current(Map<String, String> libraries) throws IOException {
    Processor processor = Processor.ofThisMachine();
    return new Environment(
        processor.model(),
        processor.numericInstructionSets(),
        property("java.vm.name") + " " + property("java.vm.version"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        pluginVersion(),
        libraries);
  }

  private static String pluginVersion() throws IOException {
    Properties plugin = new Properties();
    try (InputStream in = TrainerEnvironment.class.getResourceAsStream("plugin.properties")) {
      plugin.load(Objects.requireNonNull(in, "plugin.properties"));
    }
    return plugin.getProperty("version");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
