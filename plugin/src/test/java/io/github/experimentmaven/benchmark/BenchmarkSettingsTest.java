package io.github.experimentmaven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
            "benchmark.only must be some of mlp,cnn,lenet-5,convnet-dropout,conv-normalization,"
                + "separable-convolution,vgg,resnet-20,mlp-dropout,strided-convolution,pointwise-convolution,even-kernel-convolution,"
                + "large-image-convolution,networks,memory,build,many,tables,pictures, not 'cnn,rnn'");
  }

  @Test
  void aNetworkIsMeasuredAloneOrWithAllThatDoNotShip() {
    assertThat(names(settings("5", "vgg").networks())).containsExactly("vgg");
    assertThat(names(settings("5", "networks").networks()))
        .contains("lenet-5", "vgg")
        .doesNotContain("mlp", "cnn");
    assertThat(names(settings("5", "").networks())).containsExactly("mlp", "cnn");
  }

  @Test
  void memoryIsThatOfTheNamedNetworksOrOfAll() {
    assertThat(settings("5", "vgg").watchedNetworks()).isEmpty();
    assertThat(names(settings("5", "vgg,memory").watchedNetworks())).containsExactly("vgg");
    assertThat(settings("5", "memory").watchedNetworks()).isEqualTo(Network.ALL);
    assertThat(settings("5", "memory").networks()).isEmpty();
  }

  @Test
  void everybodyTrainsUnlessSomebodyIsNamed() {
    assertThat(settings("5", "cnn").trains("pytorch")).isTrue();
    assertThat(settings("5", "cnn").trains("pytorch-channels-last")).isFalse();
    assertThat(settings("5", "build").trains("pytorch")).isFalse();

    Properties properties = properties("5", "cnn");
    properties.setProperty("benchmark.contenders", "plugin");
    assertThat(BenchmarkSettings.of(properties).trains("plugin")).isTrue();
    assertThat(BenchmarkSettings.of(properties).trains("pytorch")).isFalse();

    properties.setProperty("benchmark.contenders", "tensorflow");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchmarkSettings.of(properties))
        .withMessage(
            "benchmark.contenders must be some of plugin,pytorch,pytorch-channels-last,"
                + "deeplearning4j,pandas, not 'tensorflow'");
  }

  @Test
  void dataIsOnlyReadIfItIsNamed() {
    assertThat(settings("5", "").reads("pandas")).isFalse();
    assertThat(settings("5", "tables").reads("pandas")).isTrue();
    assertThat(settings("5", "pictures,cnn").reads("plugin")).isTrue();
    assertThat(settings("5", "tables,pictures").trains("pytorch")).isFalse();

    Properties properties = properties("5", "tables");
    properties.setProperty("benchmark.contenders", "plugin");
    assertThat(BenchmarkSettings.of(properties).reads("pandas")).isFalse();
  }

  @Test
  void repeatsThatAreNoNumberAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("many", ""))
        .withMessage("benchmark.repeats must be a number of at least 1, not 'many'");
  }

  private static List<String> names(List<Network> networks) {
    return networks.stream().map(Network::name).toList();
  }

  private static BenchmarkSettings settings(String repeats, String only) {
    return BenchmarkSettings.of(properties(repeats, only));
  }

  private static Properties properties(String repeats, String only) {
    Properties properties = new Properties();
    properties.setProperty("benchmark.repeats", repeats);
    properties.setProperty("benchmark.only", only);
    return properties;
  }
}
