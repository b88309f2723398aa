package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunResult.ClassResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What follows from how often each class was taken for which, {@code [actual][predicted]}. */
final class ConfusionCounts {

  private ConfusionCounts() {}

  static List<List<Integer>> matrix(int[][] confusion) {
    return Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  static List<ClassResult> classes(List<String> classNames, int[][] confusion) {
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
