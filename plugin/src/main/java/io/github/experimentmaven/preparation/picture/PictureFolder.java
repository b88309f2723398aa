package io.github.experimentmaven.preparation.picture;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a folder of pictures holds, by the names of folders and files alone.
 *
 * @param classes in the order of their names
 * @param train the pictures to train with, class by class, in the order of their names
 * @param validation those to validate with, in the same order; none if there is no folder of them
 * @param test those to test with, in the same order
 */
record PictureFolder(
    List<String> classes, List<Labelled> train, List<Labelled> validation, List<Labelled> test) {

  /** What systems leave behind in folders. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "__macosx");

  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "jpe", "jfif");

  PictureFolder {
    classes = List.copyOf(classes);
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** The parts that there are, in order. */
  List<Part> parts() {
    return Stream.of(Part.values()).filter(part -> !of(part).isEmpty()).toList();
  }

  /** The pictures of a part. */
  List<Labelled> of(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /**
   * A picture and what is to be told of it.
   *
   * @param name the file's, below the folder, with {@code /}
   * @param file where it is
   * @param label its class
   */
  record Labelled(String name, Path file, int label) {}

  /**
   * How a folder without {@code train} and {@code test} is split.
   *
   * @param share of each class that becomes the test set; null if nobody says it
   * @param seed decides which pictures these are
   */
  record Split(@Nullable Double share, long seed) {}

  /**
   * Looks through a folder.
   *
   * @throws DatasetException if it is none of pictures
   */
  static PictureFolder of(Path folder, Split split) throws DatasetException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(
          "there is no folder %s; pictures are in one folder a class".formatted(folder));
    }
    Path train = folder.resolve(Part.TRAIN.key());
    Path test = folder.resolve(Part.TEST.key());
    if (!Files.isDirectory(train) && !Files.isDirectory(test)) {
      return divided(folder, classes(folder), split);
    }
    Path validation = folder.resolve(Part.VALIDATION.words());
    for (Path content : list(folder)) {
      if (!List.of(train, validation, test).contains(content)) {
        throw new DatasetException(
            "%s is none of %s, %s and %s, which are the parts of %s; move it elsewhere"
                .formatted(
                    content,
                    train.getFileName(),
                    validation.getFileName(),
                    test.getFileName(),
                    folder));
      }
    }
    if (split.share() != null) {
      throw new DatasetException(
          "%s has %s and %s already; leave test_split out"
              .formatted(folder, train.getFileName(), test.getFileName()));
    }
    Map<String, List<Path>> trainClasses = classes(train);
    Map<String, List<Path>> testClasses = classes(test);
    requireSame(train, trainClasses, test, testClasses);
    List<Labelled> validated = List.of();
    if (Files.isDirectory(validation)) {
      Map<String, List<Path>> validationClasses = classes(validation);
      requireSame(train, trainClasses, validation, validationClasses);
      validated = labelled(folder, validationClasses);
    }
    return new PictureFolder(
        List.copyOf(trainClasses.keySet()),
        labelled(folder, trainClasses),
        validated,
        labelled(folder, testClasses));
  }

  private static void requireSame(
      Path train,
      Map<String, List<Path>> trainClasses,
      Path other,
      Map<String, List<Path>> otherClasses)
      throws DatasetException {
    if (!trainClasses.keySet().equals(otherClasses.keySet())) {
      throw new DatasetException(
          "%s has the classes %s, but %s has %s; expected the same folders in both"
              .formatted(train, trainClasses.keySet(), other, otherClasses.keySet()));
    }
  }

  private static List<Labelled> labelled(Path folder, Map<String, List<Path>> classes) {
    List<Labelled> all = new ArrayList<>();
    int label = 0;
    for (List<Path> files : classes.values()) {
      for (Path file : files) {
        all.add(new Labelled(nameBelow(folder, file), file, label));
      }
      label++;
    }
    return List.copyOf(all);
  }

  private static String nameBelow(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /**
   * Of each class the pictures whose names have the least hashes become the test set: another
   * picture moves at most one between the parts.
   */
  private static PictureFolder divided(Path folder, Map<String, List<Path>> classes, Split split)
      throws DatasetException {
    Double share = split.share();
    if (share == null) {
      throw new DatasetException(
          "%s has no train and test; make them, or give the share of each class that becomes the test set, as in test_split: 0.2"
              .formatted(folder));
    }
    List<Labelled> train = new ArrayList<>();
    List<Labelled> test = new ArrayList<>();
    Map<Integer, List<Labelled>> byLabel = new TreeMap<>();
    for (Labelled each : labelled(folder, classes)) {
      byLabel.computeIfAbsent(each.label(), label -> new ArrayList<>()).add(each);
    }
    List<String> names = List.copyOf(classes.keySet());
    for (Map.Entry<Integer, List<Labelled>> entry : byLabel.entrySet()) {
      List<Labelled> all = entry.getValue();
      if (all.size() < 2) {
        throw new DatasetException(
            "%s has one picture; a class needs two at least, to train and to test"
                .formatted(folder.resolve(names.get(entry.getKey()))));
      }
      int wanted = (int) (share * all.size() + 0.5);
      int count = Math.max(1, Math.min(all.size() - 1, wanted));
      Set<Labelled> tested =
          Set.copyOf(
              all.stream()
                  .sorted(
                      Comparator.comparing(
                          (Labelled each) -> Sha256.of(split.seed() + " " + each.name())))
                  .limit(count)
                  .toList());
      for (Labelled each : all) {
        (tested.contains(each) ? test : train).add(each);
      }
    }
    return new PictureFolder(names, train, List.of(), test);
  }

  /** The pictures of each class, all sorted by name. */
  private static Map<String, List<Path>> classes(Path folder) throws DatasetException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(
          "there is no folder %s beside %s"
              .formatted(
                  folder, folder.endsWith(Part.TRAIN.key()) ? Part.TEST.key() : Part.TRAIN.key()));
    }
    Map<String, List<Path>> classes = new TreeMap<>();
    for (Path each : list(folder)) {
      if (!Files.isDirectory(each)) {
        throw new DatasetException(
            "%s is not in the folder of a class; move it to one, or elsewhere".formatted(each));
      }
      List<Path> files = list(each);
      for (Path file : files) {
        checkName(file);
      }
      if (files.isEmpty()) {
        throw new DatasetException("%s has no pictures; a class needs some".formatted(each));
      }
      classes.put(each.getFileName().toString(), files);
    }
    if (classes.size() < 2) {
      throw new DatasetException(
          "%s has %s; expected one folder for each of two classes or more"
              .formatted(
                  folder,
                  classes.isEmpty()
                      ? "no folders"
                      : "the only folder " + classes.keySet().iterator().next()));
    }
    return classes;
  }

  private static void checkName(Path file) throws DatasetException {
    if (Files.isDirectory(file)) {
      throw new DatasetException(
          "%s is a folder within that of a class; move its pictures up".formatted(file));
    }
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!EXTENSIONS.contains(extension)) {
      throw new DatasetException(
          "%s is no picture by its name; expected .png, .jpg or .jpeg, move others elsewhere"
              .formatted(file));
    }
  }

  private static List<Path> list(Path folder) throws DatasetException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(each -> isContent(each.getFileName().toString()))
          .sorted(Comparator.comparing(each -> each.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw DatasetException.unreadable(folder, e);
    }
  }

  private static boolean isContent(String name) {
    return !name.startsWith(".") && !LITTER.contains(name.toLowerCase(Locale.ROOT));
  }
}
