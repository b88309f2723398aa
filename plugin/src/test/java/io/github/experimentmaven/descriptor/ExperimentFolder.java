package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DescriptorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A module with experiment files, in a temporary folder. */
final class ExperimentFolder {

  private final Path base;
  private final Path folder;
  private final Map<String, String> properties = new HashMap<>();

  ExperimentFolder(Path base) throws IOException {
    this.base = base;
    this.folder = Files.createDirectories(base.resolve("src/experiments"));
  }

  /** Writes a file; its folder is src/experiments. */
  ExperimentFolder with(String file, String text) throws IOException {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  ExperimentFolder with(String file, byte[] bytes) throws IOException {
    Files.write(folder.resolve(file), bytes);
    return this;
  }

  ExperimentFolder withProperty(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Path path() {
    return folder;
  }

  List<LocatedExperiment> read() throws DescriptorException {
    return new ExperimentReader(base, properties::get).readFolder(folder);
  }

  /** The only experiment. */
  Experiment one() throws DescriptorException {
    List<LocatedExperiment> experiments = read();
    if (experiments.size() != 1) {
      throw new AssertionError(experiments.size() + " experiments");
    }
    return experiments.get(0).experiment();
  }

  /** The text of all problems, without the line that counts them. */
  String problems() {
    DescriptorException thrown = catchThrowableOfType(DescriptorException.class, this::read);
    if (thrown == null) {
      throw new AssertionError("no problem was found");
    }
    String message = thrown.getMessage();
    SchemaAgreement.check(folder, message);
    return message.substring(0, message.lastIndexOf("\n\n"));
  }
}
