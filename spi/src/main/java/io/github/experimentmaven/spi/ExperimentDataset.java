package io.github.experimentmaven.spi;

/**
 * A data set of a project's own: a public class with a public constructor without arguments. It is
 * named by {@code dataset: {class: com.acme.Prices}} in an experiment file, and gives its samples
 * once, in a JVM of its own with the project's class path; they are kept as files from then on.
 *
 * <p>What it gives has to come from the {@link DatasetTask} or from the class path, such as its
 * resources: samples are kept under a hash of both, so that what comes from elsewhere (a file, an
 * address, the time) is not noticed when it changes.
 */
public interface ExperimentDataset {

  /**
   * What its samples are.
   *
   * @param task the parameters
   * @throws Exception if it cannot say; the experiment is then refused with its message
   */
  SampleFormat format(DatasetTask task) throws Exception;

  /**
   * Gives all samples, one after the other, so that they need not fit into memory. Those of one
   * part are kept in the order in which they are given.
   *
   * @param task that of {@link #format}
   * @param train takes the samples to train on; at least one
   * @param test takes the samples to test with; at least one
   * @throws Exception if it cannot; the experiment is then refused with its message
   */
  void write(DatasetTask task, SampleOutput train, SampleOutput test) throws Exception;
}
