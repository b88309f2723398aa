package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The two ways to write an experiment file. */
enum Syntax {
  YAML,
  JSON;

  private static final JsonFactory YAML_FACTORY = new YAMLFactory();

  /** Too large a number is refused with its place, as too large, by the type it is read into. */
  private static final JsonFactory JSON_FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNumberLength(SourceFile.MAX_LINE).build())
          .build();

  JsonParser parser(String text) throws IOException {
    return (this == YAML ? YAML_FACTORY : JSON_FACTORY).createParser(text);
  }

  /** The syntax of a file by its extension; empty if it is none of ours. */
  static Optional<Syntax> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return Optional.of(YAML);
    }
    return name.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
  }
}
