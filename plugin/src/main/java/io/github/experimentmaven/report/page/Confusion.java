package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.ConfusionHeatmap;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The confusion matrix: rows are true classes, columns predictions. With several seeds it is the
 * sum over all of them, so that rare mistakes show.
 *
 * @param heads one a column: the class's name if it is short, else its label
 * @param rows one a class; empty if there are too many classes for a table
 * @param picture instead of the rows, or null
 * @param frequent the most frequent mistakes, most frequent first
 * @param shortened what is left out; empty if nothing is
 * @param note over what the counts are summed; empty for a single seed
 */
public record Confusion(
    List<String> heads,
    List<Row> rows,
    @Nullable Markup picture,
    List<Mistake> frequent,
    String shortened,
    String note)
    implements Section {

  private static final int MOST_CLASSES_IN_A_TABLE = 20;
  private static final int LONGEST_HEAD = 4;
  private static final int FREQUENT = 10;

  /**
   * One class.
   *
   * @param name the class's name
   * @param cells how often it was classified as each class, in the order of the rows
   * @param wrong how many of its images were misclassified
   */
  public record Row(String name, List<Cell> cells, String wrong) {}

  /**
   * One cell.
   *
   * @param count how many images
   * @param shade {@code d} on the diagonal, {@code 0} for no mistake, {@code 1} to {@code 5} for
   *     few to many
   */
  public record Cell(String count, String shade) {}

  /**
   * How often images of one class were classified as another.
   *
   * @param truth the true class
   * @param prediction the predicted class
   * @param times how often
   */
  public record Mistake(String truth, String prediction, String times) {}

  @Override
  public String id() {
    return "confusion";
  }

  @Override
  public String title() {
    return "Confusion";
  }

  static Confusion of(List<RunResult> runs) {
    List<String> names = runs.get(0).classes().stream().map(c -> PlainText.of(c.name())).toList();
    List<List<Integer>> matrix = sum(runs);
    boolean table = names.size() <= MOST_CLASSES_IN_A_TABLE;
    List<Mistake> frequent = frequent(matrix, names, table ? FREQUENT : 2 * FREQUENT);
    return new Confusion(
        heads(names),
        table ? rows(matrix, names) : List.of(),
        table ? null : ConfusionHeatmap.of(matrix, description(names.size())),
        frequent,
        table
            ? ""
            : "The "
                + NumberText.counted(frequent.size(), "pair")
                + " of classes most often confused; the picture shows all "
                + names.size()
                + " classes.",
        note(runs));
  }

  private static String note(List<RunResult> runs) {
    int seeds = RunKeys.seeds(runs.stream().map(RunResult::key).toList()).size();
    if (RunKeys.haveFolds(runs)) {
      return "Summed over all folds"
          + (seeds == 1
              ? ": every sample counts once, as the network said of it that has not learned from it."
              : " and "
                  + seeds
                  + " seeds: every sample counts "
                  + seeds
                  + " times, as the networks said of it that have not learned from it.");
    }
    return seeds == 1
        ? ""
        : "Summed over " + seeds + " seeds: every test sample counts " + seeds + " times.";
  }

  private static List<List<Integer>> sum(List<RunResult> runs) {
    int classes = runs.get(0).confusionMatrix().size();
    return IntStream.range(0, classes)
        .mapToObj(
            i ->
                IntStream.range(0, classes)
                    .mapToObj(
                        j ->
                            runs.stream()
                                .mapToInt(run -> run.confusionMatrix().get(i).get(j))
                                .sum())
                    .toList())
        .toList();
  }

  private static List<String> heads(List<String> names) {
    boolean brief = names.stream().allMatch(name -> name.length() <= LONGEST_HEAD);
    return brief ? names : IntStream.range(0, names.size()).mapToObj(String::valueOf).toList();
  }

  private static List<Row> rows(List<List<Integer>> matrix, List<String> names) {
    int most = most(matrix);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < matrix.size(); i++) {
      List<Cell> cells = new ArrayList<>();
      int wrong = 0;
      for (int j = 0; j < matrix.size(); j++) {
        int count = matrix.get(i).get(j);
        wrong += i == j ? 0 : count;
        cells.add(new Cell(String.valueOf(count), i == j ? "d" : shade(count, most)));
      }
      rows.add(new Row(names.get(i), cells, NumberText.count(wrong)));
    }
    return rows;
  }

  private static String shade(int count, int most) {
    return count == 0 ? "0" : String.valueOf(ConfusionHeatmap.shade(count, most));
  }

  private static int most(List<List<Integer>> matrix) {
    return mistakes(matrix).stream().mapToInt(at -> matrix.get(at[0]).get(at[1])).max().orElse(1);
  }

  private static List<Mistake> frequent(List<List<Integer>> matrix, List<String> names, int most) {
    return mistakes(matrix).stream()
        .sorted(Comparator.comparingInt((int[] at) -> -matrix.get(at[0]).get(at[1])))
        .limit(most)
        .map(
            at ->
                new Mistake(
                    names.get(at[0]),
                    names.get(at[1]),
                    NumberText.count(matrix.get(at[0]).get(at[1]))))
        .toList();
  }

  /** The places of all mistakes, row by row. */
  private static List<int[]> mistakes(List<List<Integer>> matrix) {
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < matrix.size(); i++) {
      for (int j = 0; j < matrix.size(); j++) {
        if (i != j && matrix.get(i).get(j) > 0) {
          places.add(new int[] {i, j});
        }
      }
    }
    return places;
  }

  private static String description(int classes) {
    return "Confusion matrix of "
        + classes
        + " classes: rows are true classes, columns predictions, darker cells are more mistakes.";
  }
}
