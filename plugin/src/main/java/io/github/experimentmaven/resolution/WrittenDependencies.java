package io.github.experimentmaven.resolution;

import io.github.experimentmaven.failure.ResolutionException;
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
 * What a program of this project needs beside itself, as {@code dependency:tree} has written it
 * into the program when that was built: the program in the first line, and its libraries, indented,
 * in the others.
 *
 * <p>A line that says anything else makes the program unusable: with a library less a trainer would
 * train something else, or fail where nobody looks for the reason.
 */
final class WrittenDependencies {

  /** {@code io.github.experimentmaven:experiment-trainer:jar:1.0}. */
  private static final Pattern PROGRAM = Pattern.compile("[^:\\s]+:[^:\\s]+:jar:[^:\\s]+");

  /**
   * {@code org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile}, which has no classifier; or {@code
   * org.apache.spark:spark-core_2.13:jar:4.2.0:provided}, which may have one.
   */
  private static final Pattern LIBRARY =
      Pattern.compile(
          " +([^:\\s]+):([^:\\s]+):jar:(?:([^:\\s]+):(?=[^:]+:provided))?([^:\\s]+)"
              + ":(?:compile|runtime|provided)");

  private static final String JAR_ADVICE = "delete it and run again";

  /** To a folder of classes of the reactor; by then the plugin is complete, too. */
  private static final String BUILD_ADVICE =
      "build it anew, with 'mvn process-classes' or a later phase";

  private WrittenDependencies() {}

  /**
   * Reads them.
   *
   * @param program its jar, or its folder of classes
   * @param name of the program, which its file is called after
   * @return in the order of the class path
   * @throws ResolutionException if they are not there, or not as they were written
   */
  static List<Artifact> of(Path program, String name) throws ResolutionException {
    try {
      return read(program, name);
    } catch (IOException e) {
      throw new ResolutionException(
          "%s is damaged: %s\n  %s"
              .formatted(
                  program, e.getMessage(), Files.isDirectory(program) ? BUILD_ADVICE : JAR_ADVICE),
          e);
    }
  }

  private static List<Artifact> read(Path program, String name) throws IOException {
    String file = "META-INF/%s/dependencies.txt".formatted(name);
    if (Files.isDirectory(program)) {
      return parse(lines(program.resolve(file), file), file);
    }
    try (FileSystem jar = FileSystems.newFileSystem(program)) {
      return parse(lines(jar.getPath(file), file), file);
    } catch (ProviderNotFoundException e) {
      throw new IOException("it is not a jar", e);
    }
  }

  private static List<String> lines(Path file, String name) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IOException("it has no " + name, e);
    } catch (CharacterCodingException e) {
      throw new IOException(name + " is no text in UTF-8", e);
    } catch (IOException e) {
      throw new IOException(name + " cannot be read: " + FileFailure.text(e), e);
    }
  }

  private static List<Artifact> parse(List<String> lines, String file) throws IOException {
    List<Artifact> libraries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher library = LIBRARY.matcher(line);
      if (i > 0 && library.matches()) {
        libraries.add(
            new DefaultArtifact(
                library.group(1),
                library.group(2),
                library.group(3) == null ? "" : library.group(3),
                "jar",
                library.group(4)));
      } else if (i > 0 ? !line.isBlank() : !PROGRAM.matcher(line).matches()) {
        throw new IOException(
            "line %s of %s is not understood: '%s'"
                .formatted(i + 1, file, line.strip().replaceAll("\\p{Cntrl}", "?")));
      }
    }
    if (libraries.isEmpty()) {
      throw new IOException(file + " names no library");
    }
    return libraries;
  }
}
