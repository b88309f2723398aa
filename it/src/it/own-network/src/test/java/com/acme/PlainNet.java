package com.acme;

import io.github.experimentmaven.deeplearning4j.NetworkConfiguration;
import io.github.experimentmaven.deeplearning4j.NetworkTask;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** One layer, with the logistic function of Deeplearning4j. */
public final class PlainNet implements NetworkConfiguration {

  @Override
  public MultiLayerConfiguration configuration(NetworkTask task) {
    if (task.parameters().flag("broken", false)) {
      throw new IllegalStateException("there is no such network");
    }
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(0.1))
        .list()
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(task.outputs())
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(task.inputType())
        .build();
  }
}
