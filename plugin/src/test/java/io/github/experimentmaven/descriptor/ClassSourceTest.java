package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DescriptorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that a class of the project gives. */
class ClassSourceTest {

  @TempDir Path base;

  @Test
  void aClassIsNamedWithItsParameters() throws Exception {
    assertThat(read("{class: com.acme.Prices, parameters: {town: Ghent, rooms: 3, share: 0.5}}"))
        .isEqualTo(
            new DatasetSource.OfClass(
                "com.acme.Prices", Map.of("town", "Ghent", "rooms", 3L, "share", 0.5)));
    assertThat(read("{class: Prices}")).isEqualTo(new DatasetSource.OfClass("Prices", Map.of()));
    assertThat(read("{subset: {class: Prices}, train: 10}"))
        .isEqualTo(
            new DatasetSource.Subset(new DatasetSource.OfClass("Prices", Map.of()), 10, null, 1));
  }

  @Test
  void whatIsNoNameOfAClassIsRefusedWithAnExample() {
    assertThatThrownBy(() -> read("{class: com.acme.Prices.class.java-file}"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining(
            "class must be the full name of a class, such as com.acme.Prices, found"
                + " 'com.acme.Prices.class.java-file'");
    assertThatThrownBy(() -> read("{class: com.acme.Prices, scale: standardize}"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("scale");
  }

  private DatasetSource read(String dataset) throws Exception {
    Files.writeString(
        base.resolve("prices.yaml"),
        "dataset: " + dataset + "\ntrainer: {class: com.acme.Forest}\nseed: 1\n");
    return new ExperimentReader(base, name -> null).readFolder(base).get(0).experiment().dataset();
  }
}
