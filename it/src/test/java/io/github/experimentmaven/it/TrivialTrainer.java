package io.github.experimentmaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trainer of milliseconds: it says what it was told. */
final class TrivialTrainer {

  private TrivialTrainer() {}

  /** Writes its second argument into a folder, the first one. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.writeString(folder.resolve("events.jsonl"), "{\"event\":\"" + arguments[1] + "\"}\n");
    Files.writeString(folder.resolve("result.json"), arguments[1]);
  }
}
