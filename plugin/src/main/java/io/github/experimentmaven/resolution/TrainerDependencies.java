package io.github.experimentmaven.resolution;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * What the trainer needs beside itself, as {@code dependency:list} has written it into the trainer
 * when that was built.
 */
final class TrainerDependencies {

  private static final String FILE = "META-INF/experiment-trainer/dependencies.txt";

  /** {@code org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile -- module nd4j.api (auto)}. */
  private static final Pattern LINE =
      Pattern.compile(" +([^:\\s]+):([^:\\s]+):jar:([^:\\s]+):(?:compile|runtime)(?: .*)?");

  private TrainerDependencies() {}

  /**
   * Reads them.
   *
   * @param trainer its jar, or its folder of classes
   * @return in the order of the class path
   * @throws IOException if they are not there
   */
  static List<Artifact> read(Path trainer) throws IOException {
    if (Files.isDirectory(trainer)) {
      return parse(trainer.resolve(FILE));
    }
    try (FileSystem jar = FileSystems.newFileSystem(trainer)) {
      return parse(jar.getPath(FILE));
    } catch (ProviderNotFoundException e) {
      throw new IOException("it is not a jar", e);
    }
  }

  private static List<Artifact> parse(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      List<Artifact> artifacts =
          lines
              .map(LINE::matcher)
              .filter(Matcher::matches)
              .<Artifact>map(
                  line -> new DefaultArtifact(line.group(1), line.group(2), "jar", line.group(3)))
              .toList();
      if (artifacts.isEmpty()) {
        throw new IOException(FILE + " names no library");
      }
      return artifacts;
    } catch (NoSuchFileException e) {
      throw new IOException("it has no " + FILE, e);
    }
  }
}
