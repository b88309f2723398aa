package com.acme;

import io.github.experimentmaven.deeplearning4j.GraphConfiguration;
import io.github.experimentmaven.deeplearning4j.NetworkTask;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The table goes around the hidden layer, too. */
public final class ShapesNet implements GraphConfiguration {

  @Override
  public ComputationGraphConfiguration configuration(NetworkTask task) {
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(task.parameters().number("learning_rate")))
        .graphBuilder()
        .addInputs("table")
        .setInputTypes(task.inputType())
        .addLayer(
            "hidden",
            new DenseLayer.Builder()
                .nOut(task.parameters().integer("units"))
                .activation(Activation.TANH)
                .dropOut(0.9)
                .build(),
            "table")
        .addVertex("both", new MergeVertex(), "hidden", "table")
        .addLayer(
            "kind",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(task.outputs())
                .activation(Activation.SOFTMAX)
                .build(),
            "both")
        .setOutputs("kind")
        .build();
  }
}
