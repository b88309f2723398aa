package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads experiment files, and finds every mistake in all of them before it gives up.
 *
 * <p>In string values, <code>${name}</code> is replaced by the property of that name, once; <code>
 * $${name}</code> is the text <code>${name}</code> itself.
 */
public final class ExperimentReader {

  private final Path baseDirectory;
  private final Function<String, @Nullable String> properties;

  /**
   * A reader for one module.
   *
   * @param baseDirectory the module's folder; files in problems are shown relative to it
   * @param properties gives the value of a property, or null if there is none of that name
   */
  public ExperimentReader(Path baseDirectory, Function<String, @Nullable String> properties) {
    this.baseDirectory = baseDirectory.toAbsolutePath().normalize();
    this.properties = properties;
  }

  /**
   * Reads the {@code *.yaml}, {@code *.yml} and {@code *.json} files that lie directly in a folder,
   * hidden ones excepted.
   *
   * @return by file name; empty if there is no such folder
   * @throws DescriptorException if the folder cannot be listed or a file has mistakes; holds all of
   *     them
   */
  public List<LocatedExperiment> readFolder(Path folder) throws DescriptorException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(ExperimentReader::isExperimentFile).sorted().toList();
    } catch (IOException e) {
      String message =
          Files.isDirectory(folder)
              ? "the folder cannot be listed: " + e.getMessage()
              : "this is not a folder of experiment files";
      throw new DescriptorException(
          List.of(new Problem(shown(folder), 0, 0, message, "", 0, null)));
    }
    return read(files);
  }

  private static boolean isExperimentFile(Path file) {
    return !String.valueOf(file.getFileName()).startsWith(".") && Syntax.of(file).isPresent();
  }

  /**
   * Reads files.
   *
   * @param files with the extension {@code yaml}, {@code yml} or {@code json}
   * @return in the order of the files
   * @throws DescriptorException if there are mistakes; holds all of them
   */
  public List<LocatedExperiment> read(List<Path> files) throws DescriptorException {
    List<Problem> problems = new ArrayList<>();
    List<LocatedExperiment> experiments = new ArrayList<>();
    for (Path file : files) {
      try {
        experiments.add(read(file));
      } catch (DescriptorException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(sharedNames(experiments));
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
    }
    return experiments;
  }

  private LocatedExperiment read(Path file) throws DescriptorException {
    Path shown = shown(file);
    Optional<Syntax> syntax = Syntax.of(file);
    if (syntax.isEmpty()) {
      throw new DescriptorException(
          List.of(
              new Problem(
                  shown, 0, 0, "an experiment file ends in .yaml, .yml or .json", "", 0, null)));
    }
    SourceText source = new SourceFile(file, shown).read();
    Problems problems = new Problems(source);
    Node tree = TreeBuilder.build(syntax.get(), problems);
    Node root = new PropertyFiller(properties, problems).fill(tree);
    Experiment experiment = new ExperimentDecoder(problems).decode(root, defaultName(file));
    if (experiment == null || !problems.isEmpty()) {
      throw new DescriptorException(problems.found());
    }
    LocatedExperiment located = new LocatedExperiment(experiment, file, source, root);
    List<Problem> inArchitecture = ArchitectureCheck.check(located);
    if (!inArchitecture.isEmpty()) {
      throw new DescriptorException(inArchitecture);
    }
    return located;
  }

  /** Names that differ in case only would share a folder on some systems. */
  private static List<Problem> sharedNames(List<LocatedExperiment> experiments) {
    List<Problem> problems = new ArrayList<>();
    Map<String, LocatedExperiment> first = new HashMap<>();
    for (LocatedExperiment located : experiments) {
      String name = located.experiment().name();
      LocatedExperiment other = first.putIfAbsent(name.toLowerCase(Locale.ROOT), located);
      if (other != null) {
        String otherName = other.experiment().name();
        problems.add(
            located.problemAt(
                List.of("name"),
                "the experiment "
                    + (name.equals(otherName)
                        ? "'" + name + "' is"
                        : "'" + name + "' differs only in case from '" + otherName + "', which is")
                    + " already defined in "
                    + other.problemAt(List.of("name"), "").location(),
                "give one of them another name"));
      }
    }
    return problems;
  }

  private static String defaultName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  private Path shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(baseDirectory) ? baseDirectory.relativize(absolute) : absolute;
  }
}
