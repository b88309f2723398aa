package io.github.experimentmaven.trainer;

import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Processor;
import java.io.IOException;

/** What this process runs on. */
final class TrainerEnvironment {

  private TrainerEnvironment() {}

  /**
   * The environment of this process.
   *
   * @throws IOException if the system's description of the processor cannot be read
   */
  static Environment current() throws IOException {
    Processor processor = Processor.ofThisMachine();
    return new Environment(
        processor.model(),
        processor.numericInstructionSets(),
        property("java.vm.name") + " " + property("java.vm.version"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
