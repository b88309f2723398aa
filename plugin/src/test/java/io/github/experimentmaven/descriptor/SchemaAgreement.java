package io.github.experimentmaven.descriptor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what an independent validator says of files, with the schema, with the mistakes that the
 * reader finds there. What it may overlook is listed in {@code schema-overlooks.txt}: what keys say
 * together, what is in other files, how YAML spells numbers.
 */
final class SchemaAgreement {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ExperimentSchema.schema());

  /** A place, then what is wrong there. */
  private static final Pattern PROBLEM =
      Pattern.compile("(?m)^src/experiments/[^:]+:(?:\\d+:\\d+:)? (.+)$");

  /** In bytes: the validator tells each mistake of a file full of them, many times over. */
  private static final long LARGEST = 1 << 14;

  private static final List<String> OVERLOOKED = overlooked();

  private SchemaAgreement() {}

  private static List<String> overlooked() {
    try (InputStream list =
        Objects.requireNonNull(SchemaAgreement.class.getResourceAsStream("schema-overlooks.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks that the schema, too, refuses some file of a folder, or that it cannot.
   *
   * @param problems what the reader tells of them
   */
  static void check(Path folder, String problems) {
    if (!accepts(folder)) {
      return;
    }
    for (MatchResult problem : PROBLEM.matcher(problems).results().toList()) {
      if (!OVERLOOKED.contains(problem.group(1))) {
        throw new AssertionError(
            "the schema accepts a file with this mistake, which schema-overlooks.txt does not list: "
                + problem.group(1));
      }
    }
  }

  private static boolean accepts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).allMatch(SchemaAgreement::acceptsFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean acceptsFile(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return false;
      }
      return SCHEMA.validate(new YAMLMapper().readTree(Files.readAllBytes(file))).isEmpty();
    } catch (JacksonException e) {
      // No file of which a schema says anything.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
