package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.DescriptorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network that is measured, with as many images as it can train on in some seconds.
 *
 * @param name of the network and of its subject
 * @param file of its experiment, relative to the folder of the plugin's module
 * @param images what it is shown
 * @param trainImages how many there are to train on
 * @param testImages how many there are to test with
 * @param epochs all of them, that for warming up included
 */
record Network(
    String name, String file, ImageSet images, int trainImages, int testImages, int epochs) {

  /** The two that ship with the project. */
  static final List<Network> SHIPPED =
      List.of(
          shipped("mlp", ImageSet.ALL_DIGITS, 60_000, 3),
          shipped("cnn", ImageSet.DIGITS, 9_600, 2));

  /** Others, for which nothing was tuned. */
  static final List<Network> OTHERS =
      List.of(
          other("lenet-5", ImageSet.DIGITS, 12_800, 10_000),
          other("convnet-dropout", ImageSet.DIGITS, 6_400, 5_000),
          other("conv-normalization", ImageSet.COLOUR_32, 1_280, 1_000),
          other("separable-convolution", ImageSet.COLOUR_32, 1_280, 1_000),
          other("vgg", ImageSet.COLOUR_32, 1_600, 1_000),
          other("resnet-20", ImageSet.COLOUR_32, 1_600, 1_000),
          other("mlp-dropout", ImageSet.ALL_DIGITS, 60_000, 10_000),
          other("strided-convolution", ImageSet.DIGITS, 12_800, 5_000),
          other("pointwise-convolution", ImageSet.DIGITS, 6_400, 5_000),
          other("even-kernel-convolution", ImageSet.DIGITS, 1_280, 1_000),
          other("large-image-convolution", ImageSet.COLOUR_96, 640, 500));

  /** Every network. */
  static final List<Network> ALL = Stream.of(SHIPPED, OTHERS).flatMap(List::stream).toList();

  private static final int WARM_UP_EPOCHS = 1;

  /** How many epochs its memory is watched for. */
  private static final int MANY_EPOCHS = 20;

  /** How many times as many images it is shown in one of the few epochs. */
  private static final int SHORTER = 8;

  private static Network shipped(String name, ImageSet images, int trainImages, int epochs) {
    return new Network(
        name,
        "../experiments/mnist/src/experiments/mnist-" + name + ".yaml",
        images,
        trainImages,
        10_000,
        epochs);
  }

  private static Network other(String name, ImageSet images, int trainImages, int testImages) {
    return new Network(
        name, "src/benchmark/experiments/" + name + ".yaml", images, trainImages, testImages, 3);
  }

  /**
   * Reads its experiment.
   *
   * @param base the folder of the plugin's module
   */
  Experiment experiment(Path base) throws DescriptorException {
    return new ExperimentReader(base, property -> null)
        .read(List.of(base.resolve(file)))
        .get(0)
        .experiment();
  }

  /**
   * What is trained to measure its speed.
   *
   * @param base the folder of the plugin's module
   * @param mnist the folder of MNIST
   * @param work where data sets are written to
   */
  Workload speed(Path base, Path mnist, Path work)
      throws DescriptorException, DatasetException, IOException {
    return Workload.of(
        name,
        experiment(base),
        images.prepare(mnist, trainImages, testImages, work),
        WARM_UP_EPOCHS,
        epochs,
        Workload.Purpose.SPEED);
  }

  /** What is trained to see whether memory grows: many short epochs. */
  Workload memory(Path base, Path mnist, Path work)
      throws DescriptorException, DatasetException, IOException {
    return Workload.of(
        name + " for " + MANY_EPOCHS + " epochs",
        experiment(base),
        images.fewer().prepare(mnist, trainImages / SHORTER, testImages / SHORTER, work),
        WARM_UP_EPOCHS,
        MANY_EPOCHS,
        Workload.Purpose.MEMORY);
  }
}
