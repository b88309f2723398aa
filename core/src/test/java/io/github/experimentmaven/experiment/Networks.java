package io.github.experimentmaven.experiment;

import java.util.List;

/** Networks whose numbers of parameters are published. */
public final class Networks {

  /** 28 by 28 pixels, grey. */
  public static final Shape MNIST = Shape.of(28, 28, 1);

  private Networks() {}

  /** The fully connected network of the introduction to deep learning: 784-512-10. */
  public static List<Layer> mlp() {
    return List.of(
        new Layer.Flatten(null),
        dense(512, ActivationFunction.RELU),
        dense(10, ActivationFunction.SOFTMAX));
  }

  /** The convolutional network of the introduction to deep learning. */
  public static List<Layer> cnn() {
    return List.of(
        convolution(32, 3, ActivationFunction.RELU),
        maxPooling(),
        convolution(64, 3, ActivationFunction.RELU),
        maxPooling(),
        convolution(64, 3, ActivationFunction.RELU),
        new Layer.Flatten(null),
        dense(64, ActivationFunction.RELU),
        dense(10, ActivationFunction.SOFTMAX));
  }

  /** LeNet-5 (LeCun et al. 1998) with full connections, for 32 by 32 pixels. */
  public static List<Layer> leNet5() {
    return List.of(
        convolution(6, 5, ActivationFunction.TANH),
        averagePooling(),
        convolution(16, 5, ActivationFunction.TANH),
        averagePooling(),
        new Layer.Flatten(null),
        dense(120, ActivationFunction.TANH),
        dense(84, ActivationFunction.TANH),
        dense(10, ActivationFunction.SOFTMAX));
  }

  /** {@code mnist_convnet.py} of the Keras examples. */
  public static List<Layer> kerasConvnet() {
    return List.of(
        convolution(32, 3, ActivationFunction.RELU),
        maxPooling(),
        convolution(64, 3, ActivationFunction.RELU),
        maxPooling(),
        new Layer.Flatten(null),
        new Layer.Dropout(0.5, null),
        dense(10, ActivationFunction.SOFTMAX));
  }

  /** A perceptron with two hidden layers: 784-300-100-10. */
  public static List<Layer> perceptron() {
    return List.of(
        new Layer.Flatten(null),
        dense(300, ActivationFunction.RELU),
        dense(100, ActivationFunction.RELU),
        dense(10, ActivationFunction.SOFTMAX));
  }

  /** A dense layer with Keras' defaults. */
  public static Layer.Dense dense(int units, ActivationFunction activation) {
    return new Layer.Dense(
        units, activation, true, Initializer.GLOROT_UNIFORM, Initializer.ZEROS, null, null);
  }

  /** A convolution with Keras' defaults. */
  public static Layer.Conv2D convolution(int filters, int side, ActivationFunction activation) {
    return convolution(filters, Size.square(side), Size.square(1), Padding.VALID, activation);
  }

  /** A convolution with a bias. */
  public static Layer.Conv2D convolution(
      int filters, Size window, Size strides, Padding padding, ActivationFunction activation) {
    return new Layer.Conv2D(
        filters,
        window,
        strides,
        padding,
        activation,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null);
  }

  /** Pooling with Keras' defaults. */
  public static Layer.MaxPooling2D maxPooling() {
    return new Layer.MaxPooling2D(Size.square(2), null, Padding.VALID, null);
  }

  private static Layer.AveragePooling2D averagePooling() {
    return new Layer.AveragePooling2D(Size.square(2), null, Padding.VALID, null);
  }
}
