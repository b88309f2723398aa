package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.NumberPredictions;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.ProbabilityPredictions;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.storage.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * SHA-256 over the bits of what a training records beside the weights: the metrics of all epochs,
 * and what the network says of the test set in the end, the probabilities included.
 */
final class ResultsHash {

  private ResultsHash() {}

  /**
   * The hash.
   *
   * @param epochs the metrics of each
   * @param answers after the last one
   */
  static String of(List<Metrics> epochs, TaskEvaluation.Answers answers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Metrics epoch : epochs) {
        for (Map.Entry<String, Double> metric : epoch.values().entrySet()) {
          out.writeUTF(metric.getKey());
          write(out, metric.getValue());
        }
      }
      write(out, answers.predictions());
      out.writeUTF(answers.confusionMatrix().toString());
      for (ClassResult result : answers.classes()) {
        write(out, result.precision());
        write(out, result.recall());
        write(out, result.f1());
        out.writeInt(result.support());
      }
    }
    return Sha256.of(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, Predictions predictions) throws IOException {
    if (predictions instanceof ClassPredictions classes) {
      for (int i = 0; i < classes.size(); i++) {
        out.writeInt(classes.predictedClass(i));
        out.writeInt(Float.floatToRawIntBits(classes.probability(i)));
      }
    } else if (predictions instanceof ProbabilityPredictions probabilities) {
      for (float probability : probabilities.positives()) {
        out.writeInt(Float.floatToRawIntBits(probability));
      }
    } else {
      for (float number : ((NumberPredictions) predictions).values()) {
        out.writeInt(Float.floatToRawIntBits(number));
      }
    }
  }

  private static void write(DataOutputStream out, double value) throws IOException {
    out.writeLong(Double.doubleToRawLongBits(value));
  }
}
