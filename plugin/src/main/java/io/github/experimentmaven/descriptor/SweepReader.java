package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.descriptor.WrittenAxis.AxisOption;
import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.spelling.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the experiments that a file stands for: one of each combination of the values of a
 * {@code matrix}, and of each point of a {@code sample}.
 */
final class SweepReader {

  /** More are not even counted. */
  private static final int MOST_COMBINATIONS = 100_000;

  /** Names are names of files, with something before and behind. */
  private static final int LONGEST_NAME = 180;

  private final String sweep;
  private final Node.Mapping file;
  private final Node.Mapping plain;
  private final Problems problems;

  private SweepReader(String sweep, Node.Mapping file, Problems problems) {
    this.sweep = sweep;
    this.file = file;
    this.plain = file.only(key -> !FileKeys.isOne(key));
    this.problems = problems;
  }

  /**
   * One of the experiments.
   *
   * @param name of the experiment
   * @param values one an axis
   * @param settings what its file would say otherwise, the keys above others first
   */
  record Written(String name, List<AxisValue> values, List<Setting> settings) {

    Written {
      values = List.copyOf(values);
      settings = List.copyOf(settings);
    }

    /**
     * The file that says it.
     *
     * @param plain the file without what is varied
     * @param problems takes what cannot be said
     * @return null if there is something
     */
    @Nullable Node in(Node plain, Problems problems) {
      Node changed = plain;
      for (Setting setting : settings) {
        changed =
            changed == null
                ? null
                : setting.path().set(changed, setting.value(), setting.at(), problems);
      }
      return changed;
    }
  }

  /**
   * A key with the value that it has in one of the experiments.
   *
   * @param at where the key is written
   */
  record Setting(KeyPath path, Position at, Node value) {}

  /**
   * A file that stands for several experiments.
   *
   * @param plain the file without what is varied
   * @param experiments one or more
   * @param halving how those that cannot win are stopped early; null if none is
   */
  record Expanded(Node.Mapping plain, List<Written> experiments, @Nullable Halving halving) {

    Expanded {
      experiments = List.copyOf(experiments);
    }
  }

  /**
   * The experiments of a file.
   *
   * @param sweep the file's name for them
   * @param file its tree
   * @param problems takes what is wrong with what is varied
   * @return null if a problem was reported
   */
  static @Nullable Expanded read(String sweep, Node.Mapping file, Problems problems) {
    return new SweepReader(sweep, file, problems).expanded();
  }

  private @Nullable Expanded expanded() {
    Node.Mapping own = file.only(FileKeys::isOne);
    if (!(FileKeys.TYPE.decode(own, "the file", problems) instanceof FileKeys keys)) {
      return null;
    }
    Matrix matrix = keys.matrix();
    if (matrix == null && keys.sample() == null) {
      problems.add(
          own.entries().get(0).keyAt(),
          own.entries().get(0).key() + " is of a matrix or a sample, and there is none",
          "leave it out");
      return null;
    }
    List<List<WrittenAxis>> groups = new ArrayList<>();
    if (matrix != null) {
      groups.addAll(matrix.groups());
    }
    if (keys.sample() != null) {
      List<WrittenAxis> drawn = DrawnPoints.of(keys.sample(), start(FileKeys.SAMPLE), problems);
      if (drawn == null) {
        return null;
      }
      groups.add(drawn);
    }
    if (!areDifferent(groups)) {
      return null;
    }
    List<Node.Mapping> include = matrix == null ? List.of() : matrix.include();
    List<SweepAxis> axes = axes(groups.stream().flatMap(List::stream).toList(), include);
    if (axes == null) {
      return null;
    }
    List<Node.Mapping> exclude = matrix == null ? List.of() : matrix.exclude();
    List<Map<String, Node>> cells = cells(groups, axes, exclude, include);
    if (cells == null || !areNotTooMany(cells.size(), keys.maxExperiments())) {
      return null;
    }
    List<Written> experiments = new ArrayList<>();
    for (Map<String, Node> cell : cells) {
      Written written = written(axes, cell);
      if (written.name().length() > LONGEST_NAME) {
        problems.add(
            start(),
            "the name %s has %s characters; at most %s are allowed"
                .formatted(written.name(), written.name().length(), LONGEST_NAME),
            "give axes shorter names: {name: lr, values: [...]}");
        return null;
      }
      experiments.add(written);
    }
    return new Expanded(plain, experiments, keys.halving());
  }

  /** Where what is varied begins. */
  private Position start() {
    return start(FileKeys.MATRIX, FileKeys.SAMPLE);
  }

  /** Where the first of some keys stands. */
  private Position start(String... keys) {
    return file.entries().stream()
        .filter(entry -> List.of(keys).contains(entry.key()))
        .findFirst()
        .map(Node.Entry::keyAt)
        .orElse(file.at());
  }

  /** Whether no key is varied twice, and no value or combination of an axis is there twice. */
  private boolean areDifferent(List<List<WrittenAxis>> groups) {
    Set<String> paths = new HashSet<>();
    boolean areDifferent = true;
    for (List<WrittenAxis> group : groups) {
      for (WrittenAxis axis : group) {
        if (!paths.add(axis.path().text())) {
          problems.add(axis.at(), axis.path().text() + " is varied twice", "keep one of the axes");
          areDifferent = false;
        }
      }
      Set<List<Object>> rows = new HashSet<>();
      for (int i = 0; i < group.get(0).values().size(); i++) {
        int row = i;
        boolean isNew =
            rows.add(
                group.stream()
                    .map(axis -> NameText.canonical(axis.values().get(row).value()))
                    .toList());
        if (!isNew) {
          WrittenAxis axis = group.get(0);
          Node value = axis.values().get(i).value();
          problems.add(
              value.at(),
              group.size() == 1
                  ? axis.path().text() + " has the value " + value.found() + " twice"
                  : "zip has the same values twice",
              "keep one of them");
          areDifferent = false;
        }
      }
    }
    return areDifferent;
  }

  /** The combinations: values by the paths of their axes. */
  private @Nullable List<Map<String, Node>> cells(
      List<List<WrittenAxis>> groups,
      List<SweepAxis> axes,
      List<Node.Mapping> exclude,
      List<Node.Mapping> include) {
    long combinations = 1;
    for (List<WrittenAxis> group : groups) {
      combinations *= group.get(0).values().size();
      if (combinations > MOST_COMBINATIONS) {
        problems.add(
            start(),
            String.format(Locale.ROOT, "there are more than %,d combinations", MOST_COMBINATIONS),
            "vary less, or draw some of them with sample");
        return null;
      }
    }
    List<Map<String, Node>> cells = new ArrayList<>();
    cells.add(Map.of());
    for (List<WrittenAxis> group : groups) {
      List<Map<String, Node>> longer = new ArrayList<>();
      for (Map<String, Node> cell : cells) {
        for (int i = 0; i < group.get(0).values().size(); i++) {
          Map<String, Node> next = new LinkedHashMap<>(cell);
          for (WrittenAxis axis : group) {
            next.put(axis.path().text(), axis.values().get(i).value());
          }
          longer.add(next);
        }
      }
      cells = longer;
    }
    boolean complete = true;
    for (Node.Mapping each : exclude) {
      complete &= exclude(each, axes, cells);
    }
    for (Node.Mapping each : include) {
      complete &= include(each, axes, cells);
    }
    if (complete && cells.isEmpty()) {
      problems.add(start(), "all combinations are excluded", "leave one, or leave out the matrix");
      return null;
    }
    return complete ? cells : null;
  }

  /** The axes with their names; null if two have the same. */
  private @Nullable List<SweepAxis> axes(List<WrittenAxis> written, List<Node.Mapping> include) {
    List<String> names =
        SweepAxis.names(
            written.stream().map(WrittenAxis::path).toList(),
            written.stream().map(axis -> Optional.ofNullable(axis.name())).toList());
    List<SweepAxis> axes = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < written.size(); i++) {
      WrittenAxis axis = written.get(i);
      String name = names.get(i);
      if (!known.add(name.toLowerCase(Locale.ROOT))) {
        problems.add(axis.at(), "another axis has the name " + name, "give them different names");
        return null;
      }
      List<AxisOption> values = new ArrayList<>(axis.values());
      for (Node.Mapping each : include) {
        each.entry(name)
            .or(() -> each.entry(axis.path().text()))
            .map(Node.Entry::value)
            .filter(value -> axis.values().stream().noneMatch(own -> isLabel(own, value)))
            .ifPresent(value -> values.add(new AxisOption(null, value)));
      }
      axes.add(SweepAxis.of(name, axis.path(), axis.at(), values));
    }
    return axes;
  }

  private static boolean isLabel(AxisOption option, Node value) {
    return option.label() != null
        && value instanceof Node.Scalar scalar
        && scalar.text().equals(option.label());
  }

  private boolean exclude(Node.Mapping item, List<SweepAxis> axes, List<Map<String, Node>> cells) {
    Map<String, Node> values = values(item, axes);
    if (values == null) {
      return false;
    }
    if (!cells.removeIf(cell -> hasAll(cell, values))) {
      problems.add(
          item.at(), "no combination has all these values", "correct them, or leave this out");
      return false;
    }
    return true;
  }

  private static boolean hasAll(Map<String, Node> cell, Map<String, Node> values) {
    return values.entrySet().stream()
        .allMatch(
            value ->
                NameText.areSame(
                    Objects.requireNonNull(cell.get(value.getKey())), value.getValue()));
  }

  private boolean include(Node.Mapping item, List<SweepAxis> axes, List<Map<String, Node>> cells) {
    Map<String, Node> values = values(item, axes);
    if (values == null) {
      return false;
    }
    List<String> missing =
        axes.stream()
            .filter(axis -> !values.containsKey(axis.path().text()))
            .map(axis -> "'" + axis.name() + "'")
            .toList();
    if (!missing.isEmpty()) {
      problems.add(item.at(), "this needs " + String.join(", ", missing) + ", too");
      return false;
    }
    if (cells.stream().anyMatch(cell -> hasAll(cell, values))) {
      problems.add(item.at(), "this combination is there already", "leave it out");
      return false;
    }
    cells.add(values);
    return true;
  }

  /** The values of some axes; null if there is no such axis or value. */
  private @Nullable Map<String, Node> values(Node.Mapping item, List<SweepAxis> axes) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (Node.Entry entry : item.entries()) {
      Optional<SweepAxis> axis =
          axes.stream()
              .filter(
                  each -> each.name().equals(entry.key()) || each.path().text().equals(entry.key()))
              .findFirst();
      if (axis.isEmpty()) {
        problems.add(
            entry.keyAt(),
            "there is no axis '" + entry.key() + "'",
            NearestName.hint(entry.key(), axes.stream().map(SweepAxis::name).toList()));
        return null;
      }
      Optional<Node> value = axis.get().find(entry.value());
      if (value.isEmpty()) {
        problems.add(
            entry.value().at(),
            axis.get().name() + " has no value " + entry.value().found(),
            "its values are "
                + axis.get().texts().values().stream().collect(Collectors.joining(", ")));
        return null;
      }
      values.put(axis.get().path().text(), value.get());
    }
    return values;
  }

  private boolean areNotTooMany(int count, int most) {
    if (count <= most) {
      return true;
    }
    problems.add(
        start(),
        "these are %s experiments, and max_experiments is %s".formatted(count, most),
        "vary less, or write max_experiments: " + count);
    return false;
  }

  private Written written(List<SweepAxis> axes, Map<String, Node> cell) {
    List<AxisValue> values = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    for (SweepAxis axis : axes) {
      Node value = Objects.requireNonNull(cell.get(axis.path().text()));
      values.add(axis.value(value));
      settings.add(new Setting(axis.path(), axis.at(), value));
    }
    // What is replaced as a whole comes before what is changed in it.
    settings.sort(Comparator.comparingInt(setting -> setting.path().steps().size()));
    return new Written(
        sweep
            + "/"
            + values.stream()
                .map(value -> value.axis() + "=" + value.text())
                .collect(Collectors.joining(",")),
        values,
        settings);
  }
}
