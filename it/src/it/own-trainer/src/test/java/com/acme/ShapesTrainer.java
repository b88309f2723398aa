package com.acme;

import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Plain Deeplearning4j. */
public final class ShapesTrainer implements ExperimentTrainer {

  @Override
  public TrainingOutcome train(TrainingTask task) throws IOException {
    int units = task.parameters().integer("units");
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(task.seed())
            .updater(new Sgd(task.parameters().number("learning_rate")))
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(task.featureNames().size())
                    .nOut(units)
                    .activation(Activation.TANH)
                    .build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(units)
                    .nOut(task.classNames().size())
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    DataSet samples =
        new DataSet(Nd4j.create(task.trainFeatures()), Nd4j.create(task.trainTargets()));
    for (int epoch = 0; epoch < task.parameters().integer("epochs"); epoch++) {
      for (DataSet batch : samples.batchBy(8)) {
        network.fit(batch);
      }
    }
    System.out.println("trained by the project itself");
    network.save(task.folder().resolve("model.zip").toFile());
    return TrainingOutcome.of(network.output(Nd4j.create(task.testFeatures())).toFloatMatrix())
        .withParameterCount(network.numParams())
        .withMetric("train_loss", network.score(samples));
  }
}
