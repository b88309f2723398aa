package io.github.experimentmaven.descriptor;

import static java.util.Map.entry;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import java.util.Map;
import java.util.Optional;

/** What Keras users write that is written in another way here. */
final class KerasArguments {

  private static final String NO_DROPOUT =
      "recurrent layers drop nothing here; write a Dropout before or behind it";

  private static final String FROM_DATA =
      "leave it out: the shape of the input is that of the data";

  private static final String OF_OPTIMIZERS =
      "it is an argument of the optimizer: optimizer: {sgd: {learning_rate: 0.01}}";

  private static final String NO_STATE =
      "leave it out: each sequence starts with a state of zeros, and the output is all there is";

  private static final Map<String, String> OF_EXPERIMENTS =
      Map.ofEntries(
          entry(
              "metrics",
              "leave it out: accuracy, or what goes with numbers, is always measured; gate says"
                  + " what must hold of it"),
          entry("validation_split", "write validation: {split: 0.1}"),
          entry(
              "validation_data",
              "write validation: {split: 0.1}, or give the data set a validation part"),
          entry("shuffle", "leave it out: samples are shuffled anew for each epoch, by the seed"),
          entry("learning_rate", OF_OPTIMIZERS),
          entry("lr", OF_OPTIMIZERS),
          entry("input_shape", FROM_DATA),
          entry("input_dim", FROM_DATA),
          entry("verbose", "leave it out: each epoch is told, and -q is silent"),
          entry(
              "callbacks",
              "write early_stopping, reduce_lr_on_plateau, best_weights or time_limit as a key of"
                  + " the experiment"));

  private static final Map<String, String> OF_ALL_LAYERS =
      Map.of(
          "seed",
          "leave it out: what layers draw follows from the seed of the run",
          "input_shape",
          FROM_DATA,
          "batch_input_shape",
          FROM_DATA,
          "input_dim",
          FROM_DATA,
          "dtype",
          "leave it out: all is computed with 32-bit floating point numbers",
          "activity_regularizer",
          "there is none: in Keras 3 its weight depends on how many samples are shown at once,"
              + " in evaluation, too; kernel_regularizer and bias_regularizer do not");

  private static final Map<String, String> OF_LAYERS =
      Map.ofEntries(
          entry("LeakyReLU.alpha", "write negative_slope, which Keras 3 calls it"),
          entry(
              "UpSampling2D.interpolation",
              "leave it out: Deeplearning4j has nearest alone, so that is what it is"),
          entry(
              "RandomContrast.value_range",
              "leave it out: images are between 0 and 1, and stay so"),
          entry(
              "Conv2D.groups",
              "Deeplearning4j has no convolution in groups, so that no model could be saved;"
                  + " DepthwiseConv2D has one group for each channel"),
          entry(
              "LayerNormalization.axis",
              "leave it out: what is normalised is the last axis, the channels of a pixel"),
          entry(
              "Normalization.axis",
              "leave it out: what is normalised is the last axis, the channels of an image"),
          entry(
              "BatchNormalization.axis",
              "leave it out: what is normalised is the last axis, the channels of an image"),
          entry(
              "Embedding.mask_zero",
              "leave it out: no layer here skips steps, so that 0 has a vector as any other number"),
          entry(
              "Embedding.input_length",
              "leave it out: how many numbers a row has follows from the data"),
          entry(
              "Bidirectional.backward_layer",
              "leave it out: it is the same layer, with weights of its own"),
          entry("SimpleRNN.dropout", NO_DROPOUT),
          entry("SimpleRNN.recurrent_dropout", NO_DROPOUT),
          entry("LSTM.dropout", NO_DROPOUT),
          entry("LSTM.recurrent_dropout", NO_DROPOUT),
          entry("SimpleRNN.return_state", NO_STATE),
          entry("SimpleRNN.stateful", NO_STATE),
          entry("LSTM.return_state", NO_STATE),
          entry("LSTM.stateful", NO_STATE),
          entry("SimpleRNN.unroll", "leave it out: it changes nothing that is computed"),
          entry("LSTM.unroll", "leave it out: it changes nothing that is computed"),
          entry(
              "Conv1D.groups",
              "Deeplearning4j has no convolution in groups, so that no model could be saved"),
          entry("Softmax.axis", "leave it out: softmax is always of the only axis of a vector"));

  private KerasArguments() {}

  /**
   * What to write in the place of an argument.
   *
   * @param type the record that has no such argument
   * @param key the argument
   */
  static Optional<String> hint(Class<?> type, String key) {
    // keras.optimizers.*(decay=...) of Keras up to 2.10
    if (Optimizer.class.isAssignableFrom(type) && key.equals("decay")) {
      return Optional.of(
          "write learning_rate: {inverse_time_decay: {initial_learning_rate: ..., decay_steps: 1,"
              + " decay_rate: ...}}");
    }
    if (type == Experiment.class) {
      return Optional.ofNullable(OF_EXPERIMENTS.get(key));
    }
    if (Layer.class.isAssignableFrom(type) && OF_ALL_LAYERS.containsKey(key)) {
      return Optional.of(OF_ALL_LAYERS.get(key));
    }
    if (Loss.class.isAssignableFrom(type) && key.equals("from_logits")) {
      return Optional.of(
          "leave it out; cross-entropies are trained as from logits behind the softmax or sigmoid"
              + " that the network ends in");
    }
    if (Loss.class.isAssignableFrom(type) && key.equals("reduction")) {
      return Optional.of("leave it out; it is always sum_over_batch_size");
    }
    return Optional.ofNullable(OF_LAYERS.get(type.getSimpleName() + "." + key));
  }
}
