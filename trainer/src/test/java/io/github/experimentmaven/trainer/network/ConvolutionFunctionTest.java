package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.conv;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConvolutionFunctionTest {

  @ParameterizedTest
  @EnumSource
  void windowsMayLeaveMoreOfAnImageOutThanOneColumn(Padding padding) {
    Size one = Size.square(1);
    TrainableNetwork network =
        NetworkFixture.network(
            Loss.CATEGORICAL_CROSSENTROPY,
            conv(3, one, one, Padding.VALID, ActivationFunction.TANH),
            conv(4, new Size(1, 2), Size.square(4), padding, ActivationFunction.TANH),
            new Layer.Flatten(null),
            dense(CLASSES, ActivationFunction.SOFTMAX));

    GradientCheck.of(network).assertSlopeOfTheLoss();
  }
}
