package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.storage.RecordJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The two networks as its manual teaches to write them in Deeplearning4j: its own layers, updater
 * and defaults, {@code fit(DataSet)} batch by batch. Uses nothing of the plugin but the reader of
 * the image files.
 */
final class PlainTraining {

  private static final int PIXELS = 28 * 28;
  private static final int CLASSES = 10;
  private static final int SEED = 123;

  private final byte[] images;
  private final byte[] labels;
  private final int batchSize;

  private PlainTraining(byte[] images, byte[] labels, int batchSize) {
    this.images = images;
    this.labels = labels;
    this.batchSize = batchSize;
  }

  /**
   * Trains.
   *
   * @param arguments {@code mlp} or {@code cnn}, file of images, file of labels, batch size,
   *     batches to warm up, batches that count, file of the {@link TrainingFigures}
   */
  public static void main(String[] arguments) throws Exception {
    var training =
        new PlainTraining(
            IdxFile.read(Path.of(arguments[1])).data(),
            IdxFile.read(Path.of(arguments[2])).data(),
            Integer.parseInt(arguments[3]));
    var network =
        new MultiLayerNetwork(
            arguments[0].equals("cnn") ? convolutionalNetwork() : multiLayerPerceptron());
    network.init();
    TrainingFigures figures =
        training.train(network, Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
    RecordJson.write(Path.of(arguments[6]), figures);
    System.exit(0); // native code leaves threads of its own behind
  }

  private TrainingFigures train(MultiLayerNetwork network, int warmUpBatches, int batches)
      throws Exception {
    int[] order = new Random(SEED).ints(labels.length, 0, labels.length).toArray();
    double firstBatchAt = 0;
    double loss = 0;
    long start = System.nanoTime();
    for (int batch = 0; batch < warmUpBatches + batches; batch++) {
      if (batch == warmUpBatches) {
        start = System.nanoTime();
      }
      network.fit(batch(order, batch));
      loss += network.score();
      if (batch == 0) {
        firstBatchAt = System.currentTimeMillis() / 1000.0;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("the training diverged; its speed means nothing");
    }
    // No whole epoch, so no loss that could be compared with others'.
    return new TrainingFigures(
        firstBatchAt,
        (long) batches * batchSize,
        seconds,
        0,
        0,
        0,
        0,
        0,
        ProcessUse.peakResidentBytes(),
        List.of());
  }

  private DataSet batch(int[] order, int batch) {
    float[] features = new float[batchSize * PIXELS];
    INDArray oneHot = Nd4j.zeros(batchSize, CLASSES);
    for (int row = 0; row < batchSize; row++) {
      int image = order[(batch * batchSize + row) % order.length];
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        features[row * PIXELS + pixel] = (images[image * PIXELS + pixel] & 255) / 255f;
      }
      oneHot.putScalar(row, labels[image], 1);
    }
    return new DataSet(Nd4j.createFromArray(features).reshape(batchSize, PIXELS), oneHot);
  }

  private static MultiLayerConfiguration multiLayerPerceptron() {
    return common()
        .layer(new DenseLayer.Builder().nOut(512).build())
        .layer(output())
        .setInputType(InputType.feedForward(PIXELS))
        .build();
  }

  private static MultiLayerConfiguration convolutionalNetwork() {
    return common()
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
        .layer(pooling())
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
        .layer(pooling())
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
        .layer(new DenseLayer.Builder().nOut(64).build())
        .layer(output())
        .setInputType(InputType.convolutionalFlat(28, 28, 1))
        .build();
  }

  private static NeuralNetConfiguration.ListBuilder common() {
    return new NeuralNetConfiguration.Builder()
        .seed(SEED)
        .activation(Activation.RELU)
        .weightInit(WeightInit.XAVIER_UNIFORM)
        .updater(new RmsProp(0.001, 0.9, 1e-7))
        .list();
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
