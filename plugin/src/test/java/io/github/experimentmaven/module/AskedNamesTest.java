package io.github.experimentmaven.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedNamesTest {

  private static final List<String> KNOWN =
      List.of("cnn", "mlp/units=32,lr=0.1", "mlp/units=64,lr=0.1", "mlp2");

  @Test
  void withoutNamesAllAreMeant() {
    assertThat(meant()).isEqualTo(KNOWN);
  }

  @Test
  void theNameOfASweepStandsForAllOfIt() {
    assertThat(meant("mlp")).containsExactly("mlp/units=32,lr=0.1", "mlp/units=64,lr=0.1");
    assertThat(meant("mlp/units=64,lr=0.1", "cnn")).containsExactly("cnn", "mlp/units=64,lr=0.1");
  }

  @Test
  void patternsStandForAllThatTheyFit() {
    assertThat(meant("mlp/*lr=0.1")).containsExactly("mlp/units=32,lr=0.1", "mlp/units=64,lr=0.1");
    assertThat(meant("mlp?")).containsExactly("mlp2");
    assertThat(meant("*units=6*")).containsExactly("mlp/units=64,lr=0.1");
    assertThat(meant("ml.2")).isEmpty();
  }

  @Test
  void whatMeansNoneIsUnknown() {
    assertThat(new AskedNames(Set.of("mlp", "cn*")).unknown(KNOWN)).isEmpty();
    assertThat(new AskedNames(Set.of("mlp", "cn?n", "b")).unknown(KNOWN)).contains("b");
  }

  private static List<String> meant(String... asked) {
    AskedNames names = new AskedNames(Set.of(asked));
    return KNOWN.stream().filter(names::include).toList();
  }
}
