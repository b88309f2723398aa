package io.github.experimentmaven.deeplearning4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Classes as projects have them. */
final class Networks {

  private Networks() {}

  /** Without a seed, and with dropout. */
  public static final class Layers implements NetworkConfiguration {

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      return builder()
          .list()
          .layer(new DenseLayer.Builder().nOut(16).dropOut(0.9).build())
          .layer(output(task))
          .setInputType(task.inputType())
          .build();
    }
  }

  /** Two ways from the input to the output. */
  public static final class Graph implements GraphConfiguration {

    @Override
    public ComputationGraphConfiguration configuration(NetworkTask task) {
      return builder()
          .graphBuilder()
          .addInputs("in")
          .setInputTypes(task.inputType())
          .addLayer("left", new DenseLayer.Builder().nOut(8).dropOut(0.9).build(), "in")
          .addLayer("right", new DenseLayer.Builder().nOut(4).build(), "in")
          .addVertex("both", new MergeVertex(), "left", "right")
          .addLayer("out", output(task), "both")
          .setOutputs("out")
          .build();
    }
  }

  /** For pictures. */
  public static final class Convolutions implements NetworkConfiguration {

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      return builder()
          .list()
          .layer(new ConvolutionLayer.Builder(2, 2).nOut(4).build())
          .layer(output(task))
          .setInputType(task.inputType())
          .build();
    }
  }

  /** Of two classes it tells the second one. */
  public static final class Binary implements NetworkConfiguration {

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      return builder()
          .list()
          .layer(new DenseLayer.Builder().nOut(8).build())
          .layer(
              new OutputLayer.Builder(LossFunction.XENT)
                  .nOut(1)
                  .activation(Activation.SIGMOID)
                  .build())
          .setInputType(task.inputType())
          .build();
    }
  }

  /** Tells too little. */
  public static final class Narrow implements NetworkConfiguration {

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      return builder()
          .list()
          .layer(
              new OutputLayer.Builder(LossFunction.MSE).nOut(1).activation(Activation.TANH).build())
          .setInputType(task.inputType())
          .build();
    }
  }

  /** Has one output more than there is to tell. */
  public static final class TwoOutputs implements GraphConfiguration {

    @Override
    public ComputationGraphConfiguration configuration(NetworkTask task) {
      return builder()
          .graphBuilder()
          .addInputs("in")
          .setInputTypes(task.inputType())
          .addLayer("one", output(task), "in")
          .addLayer("other", output(task), "in")
          .setOutputs("one", "other")
          .build();
    }
  }

  /** Describes nothing. */
  public static final class None implements NetworkConfiguration {

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      return null;
    }
  }

  /** Cannot be made without an argument. */
  public static final class WithArgument implements NetworkConfiguration {

    /** Made for something. */
    public WithArgument(String something) {}

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      throw new IllegalStateException();
    }
  }

  /** Fails as it is made. */
  public static final class Failing implements NetworkConfiguration {

    /** Fails. */
    public Failing() {
      throw new IllegalStateException("no network today");
    }

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      throw new IllegalStateException();
    }
  }

  /** Nobody else sees it. */
  static final class Hidden implements NetworkConfiguration {

    @Override
    public MultiLayerConfiguration configuration(NetworkTask task) {
      throw new IllegalStateException();
    }
  }

  private static NeuralNetConfiguration.Builder builder() {
    return new NeuralNetConfiguration.Builder().updater(new Adam(0.05)).activation(Activation.RELU);
  }

  private static OutputLayer output(NetworkTask task) {
    return task.classNames().isEmpty()
        ? new OutputLayer.Builder(LossFunction.MSE)
            .nOut(task.outputs())
            .activation(Activation.IDENTITY)
            .build()
        : new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(task.outputs())
            .activation(Activation.SOFTMAX)
            .build();
  }
}
