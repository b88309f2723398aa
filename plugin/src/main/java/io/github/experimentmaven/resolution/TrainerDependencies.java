package io.github.experimentmaven.resolution;

import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * What the trainer needs beside itself, as {@code dependency:tree} has written it into the trainer
 * when that was built: the trainer in the first line, and its libraries, indented, in the others.
 *
 * <p>A line that says anything else makes the trainer unusable: with a library less it would train
 * something else, or fail where nobody looks for the reason.
 */
final class TrainerDependencies {

  private static final String FILE = "META-INF/experiment-trainer/dependencies.txt";

  /** {@code io.github.experimentmaven:experiment-trainer:jar:1.0}. */
  private static final Pattern TRAINER = Pattern.compile("[^:\\s]+:[^:\\s]+:jar:[^:\\s]+");

  /** {@code org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile}; none of them has a classifier. */
  private static final Pattern LIBRARY =
      Pattern.compile(" +([^:\\s]+):([^:\\s]+):jar:([^:\\s]+):(?:compile|runtime)");

  private TrainerDependencies() {}

  /**
   * Reads them.
   *
   * @param trainer its jar, or its folder of classes
   * @return in the order of the class path
   * @throws IOException if they are not there, or not as they were written
   */
  static List<Artifact> read(Path trainer) throws IOException {
    if (Files.isDirectory(trainer)) {
      return parse(lines(trainer.resolve(FILE)));
    }
    try (FileSystem jar = FileSystems.newFileSystem(trainer)) {
      return parse(lines(jar.getPath(FILE)));
    } catch (ProviderNotFoundException e) {
      throw new IOException("it is not a jar", e);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IOException("it has no " + FILE, e);
    } catch (CharacterCodingException e) {
      throw new IOException(FILE + " is no text in UTF-8", e);
    } catch (IOException e) {
      throw new IOException(FILE + " cannot be read: " + FileFailure.text(e), e);
    }
  }

  private static List<Artifact> parse(List<String> lines) throws IOException {
    List<Artifact> libraries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher library = LIBRARY.matcher(line);
      if (i > 0 && library.matches()) {
        libraries.add(
            new DefaultArtifact(library.group(1), library.group(2), "jar", library.group(3)));
      } else if (i > 0 ? !line.isBlank() : !TRAINER.matcher(line).matches()) {
        throw new IOException(
            "line %s of %s is not understood: '%s'"
                .formatted(i + 1, FILE, line.strip().replaceAll("\\p{Cntrl}", "?")));
      }
    }
    if (libraries.isEmpty()) {
      throw new IOException(FILE + " names no library");
    }
    return libraries;
  }
}
