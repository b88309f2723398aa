package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.result.NumberPredictions;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.ProbabilityPredictions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What the networks of some seeds gave for the test samples, beside what would be right. */
public sealed interface TestOutputs {

  /**
   * Probabilities of the second of two classes.
   *
   * @param seeds at least one
   * @param labels of the samples
   */
  record Probabilities(List<ProbabilityPredictions> seeds, int[] labels) implements TestOutputs {

    public Probabilities {
      seeds = List.copyOf(seeds);
      labels = labels.clone();
    }

    @Override
    public int[] labels() {
      return labels.clone();
    }
  }

  /**
   * Numbers.
   *
   * @param seeds at least one
   * @param actual the right ones, as many
   */
  record Numbers(List<NumberPredictions> seeds, NumberPredictions actual) implements TestOutputs {

    public Numbers {
      seeds = List.copyOf(seeds);
    }

    /** What is predicted of a target: the mean over the seeds. */
    public double predicted(int sample, int target) {
      double sum = 0;
      for (NumberPredictions seed : seeds) {
        sum += seed.value(sample, target);
      }
      return sum / seeds.size();
    }
  }

  /**
   * Those of some runs.
   *
   * @param dataset whose test samples they are of
   * @param seeds what each run said of all of them
   * @return nothing if there are none, or they have no more to tell than which class was said
   * @throws DatasetException if a file was damaged since the data set was read
   */
  static Optional<TestOutputs> of(Dataset dataset, List<Predictions> seeds)
      throws DatasetException {
    List<ProbabilityPredictions> probabilities = only(ProbabilityPredictions.class, seeds);
    if (!probabilities.isEmpty()) {
      return Optional.of(new Probabilities(probabilities, SampleImage.testLabels(dataset)));
    }
    List<NumberPredictions> numbers = only(NumberPredictions.class, seeds);
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Numbers(numbers, actual(dataset)));
  }

  private static <T> List<T> only(Class<T> kind, List<Predictions> seeds) {
    return seeds.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static NumberPredictions actual(Dataset dataset) throws DatasetException {
    byte[] data =
        IdxFile.read(dataset.files().file(Part.TEST, dataset.targets().role()).path()).data();
    float[] numbers = new float[data.length / Float.BYTES];
    ByteBuffer.wrap(data).asFloatBuffer().get(numbers);
    return new NumberPredictions(dataset.targets().numbers().names().size(), numbers);
  }
}
