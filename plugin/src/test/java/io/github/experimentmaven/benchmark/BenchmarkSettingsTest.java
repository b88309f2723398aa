package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class BenchmarkSettingsTest {

  @Test
  void everythingIsMeasuredUnlessSomethingIsNamed() {
    assertThat(settings("5", "").only()).containsExactlyInAnyOrder("mlp", "cnn", "build");
    assertThat(settings("5", "cnn,build").only()).containsExactlyInAnyOrder("cnn", "build");
  }

  @Test
  void anUnknownSubjectIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("5", "cnn,rnn"))
        .withMessage(
            "benchmark.only must be some of mlp,cnn,build,networks,lenet-5,convnet-dropout,conv-normalization,vgg,mlp-dropout,strided-convolution,pointwise-convolution,even-kernel-convolution,large-image-convolution, not 'cnn,rnn'");
  }

  @Test
  void repeatsThatAreNoNumberAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("many", ""))
        .withMessage("benchmark.repeats must be a number of at least 1, not 'many'");
  }

  private static BenchmarkSettings settings(String repeats, String only) {
    Properties properties = new Properties();
    properties.setProperty("benchmark.repeats", repeats);
    properties.setProperty("benchmark.only", only);
    return BenchmarkSettings.of(properties);
  }
}
