package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import org.junit.jupiter.api.Test;

class ArgumentTextTest {

  @Test
  void argumentsThatAreTheDefaultAreLeftOut() {
    Layer.Conv2D layer =
        new Layer.Conv2D(
            32,
            Size.square(3),
            Size.square(1),
            Padding.VALID,
            Size.square(1),
            ActivationFunction.RELU,
            true,
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            "first");

    assertThat(ArgumentText.withoutDefaults(layer))
        .isEqualTo("filters 32, kernel_size (3, 3), activation relu");
  }

  @Test
  void argumentsThatDifferAreAllThere() {
    Layer.Conv2D layer =
        new Layer.Conv2D(
            8,
            new Size(5, 3),
            Size.square(2),
            Padding.SAME,
            Size.square(1),
            ActivationFunction.LINEAR,
            false,
            Initializer.HE_NORMAL,
            Initializer.ZEROS,
            new Regularizer(0, 0.01),
            null,
            null,
            null,
            null);

    assertThat(ArgumentText.withoutDefaults(layer))
        .isEqualTo(
            "filters 8, kernel_size (5, 3), strides (2, 2), padding same, use_bias false,"
                + " kernel_initializer he_normal, kernel_regularizer (l1 0.0, l2 0.01)");
  }

  @Test
  void anInitializerHasItsArgumentsBehindItsName() {
    Layer.Dense layer =
        new Layer.Dense(
            2,
            ActivationFunction.LINEAR,
            true,
            new Initializer.RandomUniform(-0.05, 0.5),
            new Initializer.Constant(0.1),
            null,
            null,
            null,
            null,
            null);

    assertThat(ArgumentText.withoutDefaults(layer))
        .isEqualTo(
            "units 2, kernel_initializer random_uniform (maxval 0.5), bias_initializer constant"
                + " (value 0.1)");
  }

  @Test
  void anOptimizerShowsEveryArgumentUnderItsKey() {
    assertThat(ArgumentText.all(new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false)))
        .isEqualTo("learning_rate 0.001, beta_1 0.9, beta_2 0.999, epsilon 1.0e-7, amsgrad false");
  }

  @Test
  void aMonitorIsItsMetric() {
    assertThat(ArgumentText.all(new BestWeights(new Monitor("val_loss"), MonitorMode.AUTO)))
        .isEqualTo("monitor val_loss, mode auto");
  }
}
