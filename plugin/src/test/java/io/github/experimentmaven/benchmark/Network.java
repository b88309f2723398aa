package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.DescriptorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network that is measured, with as many images as it can train on in some seconds.
 *
 * @param name of the network and of its subject
 * @param file of its experiment
 * @param images what it is shown
 * @param trainImages how many there are to train on
 * @param testImages how many there are to test with
 */
record Network(String name, String file, ImageSet images, int trainImages, int testImages) {

  /** Networks that nobody tuned for, from {@code src/benchmark/experiments}. */
  static final List<Network> UNTUNED =
      List.of(
          of("lenet-5", ImageSet.DIGITS, 12_800, 10_000),
          of("convnet-dropout", ImageSet.DIGITS, 6_400, 5_000),
          of("conv-normalization", ImageSet.COLOUR_32, 1_280, 1_000),
          of("vgg", ImageSet.COLOUR_32, 1_600, 1_000),
          of("mlp-dropout", ImageSet.ALL_DIGITS, 60_000, 10_000),
          of("strided-convolution", ImageSet.DIGITS, 12_800, 5_000),
          of("pointwise-convolution", ImageSet.DIGITS, 6_400, 5_000),
          of("even-kernel-convolution", ImageSet.DIGITS, 1_280, 1_000),
          of("large-image-convolution", ImageSet.COLOUR_96, 640, 500));

  private static final int WARM_UP_EPOCHS = 1;
  private static final int EPOCHS = 3;

  private static Network of(String name, ImageSet images, int trainImages, int testImages) {
    return new Network(name, name + ".yaml", images, trainImages, testImages);
  }

  /**
   * What is trained to measure its speed.
   *
   * @param experiments the folder of its file
   * @param mnist the folder of MNIST
   * @param work where data sets are written to
   */
  Workload workload(Path experiments, Path mnist, Path work)
      throws DescriptorException, DatasetException, IOException {
    return Workload.of(
        name,
        experiments.resolve(file),
        images.prepare(mnist, trainImages, testImages, work),
        WARM_UP_EPOCHS,
        EPOCHS);
  }
}
