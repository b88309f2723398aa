package io.github.experimentmaven.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibrariesTest {

  @Test
  void whatCalculatesIsToldFromWhatIsBesideItWhateverTheOrder() {
    Libraries libraries =
        Libraries.of(
            List.of(
                "org.yaml:snakeyaml:2.5",
                "org.nd4j:nd4j-native:1.1:linux-x86_64",
                "org.nd4j:nd4j-common:1.1",
                "org.nd4j:nd4j-native:1.1",
                "org.bytedeco:javacpp:1.5.7:linux-x86_64",
                "org.bytedeco:openblas:0.3.19-1.5.7"));

    assertThat(libraries.calculating())
        .containsExactly(
            "org.bytedeco:openblas:0.3.19-1.5.7",
            "org.nd4j:nd4j-native:1.1",
            "org.nd4j:nd4j-native:1.1:linux-x86_64");
    assertThat(libraries.others())
        .isEqualTo(
            Map.of(
                "org.yaml:snakeyaml", "2.5",
                "org.nd4j:nd4j-common", "1.1",
                "org.bytedeco:javacpp:linux-x86_64", "1.5.7"));
  }

  @Test
  void whatIsNotALibraryIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Libraries.of(List.of("org.yaml:snakeyaml")))
        .withMessage("'org.yaml:snakeyaml' is not groupId:artifactId:version");
  }
}
