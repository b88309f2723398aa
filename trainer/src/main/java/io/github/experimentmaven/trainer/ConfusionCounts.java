package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunResult.ClassResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often each class was taken for which, and what follows from it. */
final class ConfusionCounts {

  private final List<String> classNames;
  private final int[][] confusion;

  /**
   * @param classNames in the order of the labels
   */
  ConfusionCounts(List<String> classNames) {
    this.classNames = List.copyOf(classNames);
    confusion = new int[classNames.size()][classNames.size()];
  }

  void add(int actual, int predicted) {
    confusion[actual][predicted]++;
  }

  /** {@code [actual][predicted]}. */
  List<List<Integer>> matrix() {
    return Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  List<ClassResult> classes() {
    List<ClassResult> results = new ArrayList<>();
    for (int c = 0; c < confusion.length; c++) {
      int support = Arrays.stream(confusion[c]).sum();
      int claimed = 0;
      for (int[] row : confusion) {
        claimed += row[c];
      }
      int right = confusion[c][c];
      double precision = claimed == 0 ? 0 : (double) right / claimed;
      double recall = support == 0 ? 0 : (double) right / support;
      double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
      results.add(new ClassResult(classNames.get(c), precision, recall, f1, support));
    }
    return results;
  }
}
