package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.experiment.SweepCell;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
   * What files say.
   *
   * @param experiments without mistakes, in the order of the files
   * @param meant what others were meant to be, as far as that is certain: good for finding more
   *     mistakes in them, and for nothing else
   * @param problems all mistakes so far
   */
  public record Reading(
      List<LocatedExperiment> experiments, List<LocatedExperiment> meant, List<Problem> problems) {

    public Reading {
      experiments = List.copyOf(experiments);
      meant = List.copyOf(meant);
      problems = List.copyOf(problems);
    }

    /**
     * The experiments, if there are no mistakes.
     *
     * @throws DescriptorException with all of them
     */
    public List<LocatedExperiment> orThrow() throws DescriptorException {
      if (!problems.isEmpty()) {
        throw new DescriptorException(problems);
      }
      return experiments;
    }
  }

  /**
   * Reads the {@code *.yaml}, {@code *.yml} and {@code *.json} files that lie directly in a folder,
   * hidden ones excepted.
   *
   * @return by file name, several of each that stands for several; empty if there is no such folder
   * @throws DescriptorException if the folder cannot be listed or a file has mistakes; holds all of
   *     them
   */
  public List<LocatedExperiment> readFolder(Path folder) throws DescriptorException {
    return readingOf(folder).orThrow();
  }

  /**
   * The same with what can be said of files that have mistakes.
   *
   * @throws DescriptorException if the folder cannot be listed
   */
  public Reading readingOf(Path folder) throws DescriptorException {
    if (Files.notExists(folder)) {
      return new Reading(List.of(), List.of(), List.of());
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
    return reading(files);
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
   * @return in the order of the files, several of each that stands for several
   * @throws DescriptorException if there are mistakes; holds all of them
   */
  public List<LocatedExperiment> read(List<Path> files) throws DescriptorException {
    return reading(files).orThrow();
  }

  private Reading reading(List<Path> files) {
    Set<Problem> problems = new LinkedHashSet<>();
    BaseFiles bases = new BaseFiles(this::shown, properties);
    List<Draft> drafts = new ArrayList<>();
    for (Path file : files) {
      try {
        drafts.add(draft(file, bases, problems));
      } catch (DescriptorException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(sharedNames(drafts));
    Map<Boolean, List<LocatedExperiment>> byMistakes =
        drafts.stream()
            .flatMap(draft -> draft.experiments().stream())
            .collect(
                Collectors.partitioningBy(
                    Read::hasMistakes, Collectors.mapping(Read::located, Collectors.toList())));
    return new Reading(
        byMistakes.getOrDefault(false, List.of()),
        byMistakes.getOrDefault(true, List.of()),
        List.copyOf(problems));
  }

  /**
   * What was read of an experiment.
   *
   * @param hasMistakes whether it is only what was meant
   */
  private record Read(LocatedExperiment located, boolean hasMistakes) {}

  /**
   * A file that could be parsed.
   *
   * @param tree with what it extends
   * @param experiments without those of which too little is certain
   */
  private record Draft(Path file, LocatedTree tree, List<Read> experiments) {

    /** The name of its experiment or of its sweep, even if the rest of it has mistakes. */
    String name() {
      return ExperimentReader.name(tree.root(), file);
    }

    Problem problemAtName(String message, @Nullable String hint) {
      return tree.problemAt(List.of("name"), message, hint);
    }
  }

  private Draft draft(Path file, BaseFiles bases, Set<Problem> found) throws DescriptorException {
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
    Node root = bases.read(file, syntax.get(), problems);
    LocatedTree tree = new LocatedTree(source, root);
    FoundProblems ofExperiments = new FoundProblems();
    List<Read> experiments =
        root instanceof Node.Mapping mapping && FileKeys.areIn(mapping)
            ? sweep(file, source, mapping, problems, ofExperiments)
            : experiment(file, source, root, null, null, ofExperiments).stream().toList();
    found.addAll(problems.found());
    found.addAll(ofExperiments.all());
    return new Draft(file, tree, experiments);
  }

  /** The experiments of a file that has keys of its own beside those of an experiment. */
  private List<Read> sweep(
      Path file,
      SourceText source,
      Node.Mapping root,
      Problems problems,
      FoundProblems ofExperiments) {
    SweepReader.Expanded expanded = SweepReader.read(name(root, file), root, problems);
    if (expanded == null) {
      return List.of();
    }
    List<Read> experiments = new ArrayList<>();
    Halving halving = expanded.halving();
    int count = expanded.experiments().size();
    for (int i = 0; i < count; i++) {
      HalvingPlace place =
          halving == null
              ? null
              : new HalvingPlace(halving, i, count, new LocatedTree(source, root));
      experiment(
              file, source, expanded.plain(), expanded.experiments().get(i), place, ofExperiments)
          .ifPresent(experiments::add);
    }
    // What others were meant to be is not certain enough to say what they cannot be.
    if (halving != null
        && experiments.size() == count
        && experiments.stream().noneMatch(Read::hasMistakes)) {
      HalvingCheck.check(experiments.stream().map(Read::located).toList()).forEach(problems::add);
    }
    return experiments;
  }

  /**
   * Reads an experiment.
   *
   * @param written which of a sweep it is; null if it is part of none
   * @param halving how it may be stopped early; null if it may not
   */
  private Optional<Read> experiment(
      Path file,
      SourceText source,
      Node plain,
      SweepReader.@Nullable Written written,
      @Nullable HalvingPlace halving,
      FoundProblems found) {
    Problems problems = new Problems(source);
    Node set = written == null ? plain : written.in(plain, problems);
    LocatedExperiment located = null;
    if (set != null) {
      SavedLayers.WrittenOut saved = SavedLayers.writtenOut(set, baseDirectory, problems);
      Node root = RepeatedLayers.writtenOut(saved.root(), problems);
      Experiment experiment = new ExperimentDecoder(problems).decode(root, defaultName(file));
      if (experiment == null) {
        root = MeantTree.of(root);
        Problems more = new Problems(source);
        experiment = new ExperimentDecoder(more).decode(root, defaultName(file));
        // Where something is known to be wrong, it is told already.
        Set<String> known = Problem.locations(problems.found());
        more.found().stream()
            .filter(problem -> !known.contains(problem.location()))
            .forEach(problems::add);
      }
      if (experiment != null) {
        located =
            new LocatedExperiment(
                written == null ? experiment : experiment.withName(written.name()),
                file,
                written == null ? null : new SweepCell(name(plain, file), written.values()),
                new LocatedTree(source, root),
                saved.declared(),
                halving);
        ArchitectureCheck.check(located).forEach(problems::add);
      }
    }
    List<Problem> all = problems.found();
    found.add(file, written == null ? name(plain, file) : written.name(), all);
    return Optional.ofNullable(located).map(each -> new Read(each, !all.isEmpty()));
  }

  /** The name that a file gives its experiment or its sweep. */
  private static String name(Node root, Path file) {
    return root instanceof Node.Mapping mapping
            && mapping.entry("name").isPresent()
            && mapping.entry("name").get().value() instanceof Node.Scalar name
        ? name.text()
        : defaultName(file);
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
