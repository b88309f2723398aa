package io.github.experimentmaven.deeplearning4j;

import java.io.IOException;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** What training needs of the two kinds of network that Deeplearning4j has. */
interface Network {

  /** Takes one step, and says what the loss of the batch was before it. */
  double step(DataSet batch);

  /** Lets schedules by epochs know that another one has begun. */
  void endEpoch();

  /** What it predicts, with dropout and the like off. */
  INDArray output(INDArray features);

  /** How many parameters there are to be learned. */
  long parameterCount();

  /** Writes it with its updater, as Deeplearning4j's ModelSerializer reads it. */
  void save(Path file) throws IOException;
}
