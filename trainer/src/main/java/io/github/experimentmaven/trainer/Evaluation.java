package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a network does on images it is not trained on.
 *
 * @param loss the mean loss, kernel penalties included
 * @param accuracy the fraction that is right
 * @param confusion {@code [actual class][predicted class]}
 * @param predictions the most probable class of every image
 */
record Evaluation(double loss, double accuracy, int[][] confusion, Predictions predictions) {

  /** Small enough for the activations to stay in the processor's cache. */
  private static final int BATCH_SIZE = 100;

  static Evaluation of(TrainableNetwork network, Images images, Images.Batch batch, int classes) {
    int[] order = images.order();
    int[][] confusion = new int[classes][classes];
    int[] predicted = new int[images.count()];
    float[] probabilities = new float[images.count()];
    double loss = 0;
    int right = 0;
    for (int from = 0; from < images.count(); from += BATCH_SIZE) {
      int to = Math.min(from + BATCH_SIZE, images.count());
      batch.fill(order, from, to);
      float[] outputs = network.predict(batch.images());
      for (int row = 0; row < to - from; row++) {
        int label = batch.labels()[row];
        int best = argmax(outputs, row * classes, classes);
        loss += network.loss(outputs, row, label);
        right += best == label ? 1 : 0;
        confusion[label][best]++;
        predicted[from + row] = best;
        probabilities[from + row] = outputs[row * classes + best];
      }
    }
    return new Evaluation(
        loss / images.count() + network.penalty(),
        (double) right / images.count(),
        confusion,
        new Predictions(predicted, probabilities));
  }

  /** The place of the greatest of {@code count} numbers; of equal ones the first. */
  static int argmax(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }

  List<List<Integer>> confusionMatrix() {
    return Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  List<ClassResult> classes(List<String> names) {
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
      results.add(new ClassResult(names.get(c), precision, recall, f1, support));
    }
    return results;
  }
}
