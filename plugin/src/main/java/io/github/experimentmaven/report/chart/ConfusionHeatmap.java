package io.github.experimentmaven.report.chart;

import java.util.List;

/**
 * A confusion matrix as a picture, for more classes than a table can show: rows are true classes,
 * columns predictions, only mistakes are tinted, in five steps.
 */
public final class ConfusionHeatmap {

  /** How many shades of mistakes there are. */
  private static final int SHADES = 5;

  private static final double SIDE = 480;

  private ConfusionHeatmap() {}

  /**
   * The shade of a number of mistakes.
   *
   * @param count at least 1
   * @param most the greatest count of the matrix
   * @return 1 to {@value #SHADES}
   */
  public static int shade(int count, int most) {
    return Math.min(SHADES, (int) Math.ceil((double) SHADES * count / most));
  }

  /**
   * Draws a matrix.
   *
   * @param matrix {@code [actual][predicted]}, square
   * @param description what it shows, in words
   */
  public static Markup of(List<List<Integer>> matrix, String description) {
    int classes = matrix.size();
    int most = 1;
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        most = i == j ? most : Math.max(most, matrix.get(i).get(j));
      }
    }
    Svg svg = Svg.cells("xr-heat", "0 0 " + classes + " " + classes, SIDE, SIDE, description);
    svg.path("cd", cells(matrix, (i, j, n) -> i == j));
    for (int shade = 1; shade <= SHADES; shade++) {
      int wanted = shade;
      int greatest = most;
      String cells = cells(matrix, (i, j, n) -> i != j && n > 0 && shade(n, greatest) == wanted);
      if (!cells.isEmpty()) {
        svg.path("c" + shade, cells);
      }
    }
    return svg.end();
  }

  private interface Chosen {
    boolean test(int actual, int predicted, int count);
  }

  private static String cells(List<List<Integer>> matrix, Chosen chosen) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < matrix.size(); i++) {
      for (int j = 0; j < matrix.size(); j++) {
        if (chosen.test(i, j, matrix.get(i).get(j))) {
          path.append('M').append(j).append(' ').append(i).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
