package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of a sweep in one of several orders.
 *
 * @param place the places by the ranking, or without one the order of the file
 * @param axes what is varied
 * @param metric the metric of the ranking: {@code Validation accuracy}; empty if there is none
 * @param test the metric on the test set; null if the ranking is by folds, which leave it out
 * @param parameters of the networks
 * @param training how long it took
 * @param rows in the order of the table
 * @param note which are left out; may be empty
 * @param all the page that has more in the same order
 */
public record SweepTable(
    Column place,
    List<Column> axes,
    String metric,
    @Nullable Column test,
    Column parameters,
    Column training,
    List<Row> rows,
    String note,
    String all) {

  /**
   * A column.
   *
   * @param title at its head
   * @param page the page that has the table in the order of this column
   * @param current whether this is the order of the table
   * @param numeric whether it is aligned as numbers are
   */
  public record Column(String title, String page, boolean current, boolean numeric) {}

  /**
   * An experiment.
   *
   * @param place by the metric of the ranking; a dash if it has none
   * @param name what it is called: {@code units=64,lr=0.01}
   * @param page its file
   * @param best whether it may be the best one
   * @param values of what is varied, one an axis
   * @param measured the mean of the metric of the ranking: {@code 98.02 %}; a dash if unknown
   * @param deviation over the seeds: {@code 0.12 %}; empty of a single one
   * @param beyond the interval of how much better it is than the best of the others, as a picture;
   *     null if it has no place
   * @param reach the same in words
   * @param seeds about how many of them would tell; empty if nobody can say, or if it is told
   * @param test the mean of the same metric on the test set; a dash if unknown
   * @param parameters of the network; a dash if unknown
   * @param training how long a training took; a dash if unknown
   */
  public record Row(
      String place,
      String name,
      String page,
      boolean best,
      List<String> values,
      String measured,
      String deviation,
      @Nullable Markup beyond,
      String reach,
      String seeds,
      String test,
      String parameters,
      String training) {}
}
