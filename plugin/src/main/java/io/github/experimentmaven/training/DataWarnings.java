package io.github.experimentmaven.training;

import io.github.experimentmaven.dataset.ConstantColumns;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.module.CheckedExperiment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What experiments do with their data that can be done, and is hardly meant. */
public final class DataWarnings {

  /** More would not be read. */
  private static final int MOST_COLUMNS = 10;

  private DataWarnings() {}

  /**
   * One for each matter, experiment by experiment, at its place.
   *
   * @throws DatasetException if data cannot be read any more
   */
  public static List<Problem> of(List<CheckedExperiment> experiments) throws DatasetException {
    List<Problem> warnings = new ArrayList<>();
    Map<Dataset, List<String>> constant = new HashMap<>();
    for (CheckedExperiment checked : experiments) {
      if (!constant.containsKey(checked.dataset())) {
        constant.put(checked.dataset(), ConstantColumns.of(checked.dataset()));
      }
      List<String> columns = constant.get(checked.dataset());
      if (!columns.isEmpty()) {
        warnings.add(constant(checked, columns));
      }
      if (checked.experiment().trainer() == null
          && checked.experiment().batchSize() > checked.dataset().count(Part.TRAIN)) {
        warnings.add(oneStep(checked));
      }
    }
    return warnings;
  }

  private static Problem constant(CheckedExperiment checked, List<String> columns) {
    return checked
        .source()
        .problemAt(
            List.of("dataset"),
            "%s, the same in all rows that are trained on, %s nothing; ignore leaves out columns of a table"
                .formatted(quoted(columns), columns.size() == 1 ? "tells" : "tell"));
  }

  private static Problem oneStep(CheckedExperiment checked) {
    return checked
        .source()
        .problemAt(
            List.of("batch_size"),
            "a batch of %s is more than the %s samples that are trained on: each epoch is one step"
                .formatted(checked.experiment().batchSize(), checked.dataset().count(Part.TRAIN)));
  }

  private static String quoted(List<String> columns) {
    String shown =
        columns.stream()
            .limit(MOST_COLUMNS)
            .map(column -> "'" + column + "'")
            .collect(Collectors.joining(", "));
    int more = columns.size() - MOST_COLUMNS;
    return (columns.size() == 1 ? "column " : "columns ")
        + shown
        + (more > 0 ? " and " + more + " more" : "");
  }
}
