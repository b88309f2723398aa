package io.github.experimentmaven.descriptor;

/** Experiment files that are right. */
final class Samples {

  /** The convolutional network of the introduction to deep learning. */
  static final String CNN =
      """
      name: mnist-cnn
      description: Convolutional network of the introduction to deep learning
      dataset: mnist
      architecture:
        - Conv2D: {filters: 32, kernel_size: 3, activation: relu}
        - MaxPooling2D: {pool_size: 2}
        - Conv2D: {filters: 64, kernel_size: 3, activation: relu}
        - MaxPooling2D: {pool_size: 2}
        - Conv2D: {filters: 64, kernel_size: [3, 3], activation: relu}
        - Flatten
        - Dense: {units: 64, activation: relu}
        - Dense: {units: 10, activation: softmax}
      optimizer: rmsprop
      loss: categorical_crossentropy
      epochs: 5
      batch_size: 64
      seed: 123
      expect:
        parameters: 93322
      gate:
        test_accuracy: {min: 0.985}
        test_loss: {max: 0.05}
      """;

  /** Nothing but what is required. */
  static final String MINIMAL =
      """
      dataset: mnist
      architecture:
        - Flatten
        - Dense: {units: 10, activation: softmax}
      epochs: 1
      """;

  private Samples() {}

  /** The minimal file with lines after it. */
  static String minimalWith(String lines) {
    return MINIMAL + lines + "\n";
  }

  /** A file of a network that starts with the given layer, in line 4. */
  static String withLayer(String layer) {
    return """
        dataset: mnist
        epochs: 1
        architecture:
          - %s
          - Flatten
          - Dense: {units: 10, activation: softmax}
        """
        .formatted(layer);
  }
}
