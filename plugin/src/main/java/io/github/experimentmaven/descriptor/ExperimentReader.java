package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
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
    if (Files.notExists(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(ExperimentReader::isExperimentFile).sorted().toList();
    } catch (AccessDeniedException e) {
      throw ofFolder(folder, "the folder cannot be listed: permission denied");
    } catch (NotDirectoryException e) {
      throw ofFolder(folder, "this is not a folder of experiment files");
    } catch (IOException e) {
      throw ofFolder(folder, "the folder cannot be listed: " + FileFailure.text(e));
    }
    return read(files);
  }

  private DescriptorException ofFolder(Path folder, String message) {
    return new DescriptorException(List.of(new Problem(shown(folder), 0, 0, message, "", 0, null)));
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
    List<Draft> drafts = new ArrayList<>();
    for (Path file : files) {
      try {
        drafts.add(draft(file, problems));
      } catch (DescriptorException e) {
        problems.addAll(e.problems());
      }
    }
    List<LocatedExperiment> experiments = drafts.stream().flatMap(Draft::located).toList();
    experiments.forEach(located -> problems.addAll(ArchitectureCheck.check(located)));
    problems.addAll(sharedNames(drafts));
    if (!problems.isEmpty()) {
      throw new DescriptorException(problems);
    }
    return experiments;
  }

  /**
   * A file that could be parsed.
   *
   * @param experiment null if it has mistakes
   * @param declared what a file of Keras says of the data; null if the file names none
   */
  private record Draft(
      Path file,
      LocatedTree tree,
      @Nullable Experiment experiment,
      @Nullable DeclaredInput declared) {

    /** The experiment's name, even if the rest of it has mistakes. */
    String name() {
      return tree.root() instanceof Node.Mapping mapping
              && mapping.entry("name").isPresent()
              && mapping.entry("name").get().value() instanceof Node.Scalar name
          ? name.text()
          : defaultName(file);
    }

    Stream<LocatedExperiment> located() {
      return experiment == null
          ? Stream.empty()
          : Stream.of(new LocatedExperiment(experiment, file, tree, declared));
    }

    Problem problemAtName(String message, @Nullable String hint) {
      return tree.problemAt(List.of("name"), message, hint);
    }
  }

  private Draft draft(Path file, List<Problem> found) throws DescriptorException {
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
    Node filled = new PropertyFiller(properties, problems).fill(tree);
    SavedLayers.WrittenOut written = SavedLayers.writtenOut(filled, baseDirectory, problems);
    Node root = RepeatedLayers.writtenOut(written.root(), problems);
    Experiment experiment = new ExperimentDecoder(problems).decode(root, defaultName(file));
    found.addAll(problems.found());
    return new Draft(file, new LocatedTree(source, root), experiment, written.declared());
  }

  /** Names that differ in case only would share a folder on some systems. */
  private static List<Problem> sharedNames(List<Draft> drafts) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Draft> first = new HashMap<>();
    for (Draft draft : drafts) {
      String name = draft.name();
      Draft other = first.putIfAbsent(name.toLowerCase(Locale.ROOT), draft);
      if (other != null) {
        String difference =
            name.equals(other.name())
                ? " is"
                : " differs only in case from '" + other.name() + "', which is";
        problems.add(
            draft.problemAtName(
                "the experiment '"
                    + name
                    + "'"
                    + difference
                    + " already defined in "
                    + other.problemAtName("", null).location(),
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
