package io.github.experimentmaven.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.experimentmaven.storage.RecordJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassWeightTest {

  private static final List<String> NAMES = List.of("cat", "dog", "1");

  record Holder(ClassWeight weight) {}

  // 12 / (3 * 2), 12 / (3 * 4), 12 / (3 * 6), as scikit-learn's compute_class_weight
  @Test
  void balancedClassesWeighTheSameTogether() {
    assertThat(new ClassWeight.Balanced().weights(NAMES, new long[] {2, 4, 6}))
        .containsExactly(2, 1, 2 / 3.0);
  }

  @Test
  void aClassWithoutSamplesDoesNoHarm() {
    assertThat(new ClassWeight.Balanced().weights(NAMES, new long[] {2, 0, 6}))
        .containsExactly(8 / 6.0, 1, 8 / 18.0);
  }

  @Test
  void aClassIsNamedOrNumberedAndOthersCountOne() {
    assertThat(given(Map.of("cat", 8.0))).containsExactly(8, 1, 1);
    assertThat(given(Map.of("0", 0.0, "2", 5.0))).containsExactly(0, 1, 5);
  }

  @Test
  void aNameGoesBeforeANumber() {
    assertThat(given(Map.of("1", 3.0))).containsExactly(1, 1, 3);
  }

  @Test
  void aClassThatThereIsNotIsRefused() {
    for (String name : List.of("3", "cow", "-1", "99999999999")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> given(Map.of(name, 3.0)))
          .withMessage("there is no class '" + name + "'");
    }
  }

  @Test
  void aClassIsWeightedOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> given(Map.of("cat", 3.0, "0", 3.0)))
        .withMessage("the class 'cat' is weighted twice");
  }

  @Test
  void aJobTellsThemApart() throws Exception {
    for (ClassWeight weight :
        List.of(new ClassWeight.Balanced(), new ClassWeight.Given(Map.of("cat", 0.1)))) {
      Holder holder = new Holder(weight);
      assertThat(RecordJson.parse(RecordJson.line(holder), Holder.class)).isEqualTo(holder);
    }
  }

  private static double[] given(Map<String, Double> weights) {
    return new ClassWeight.Given(weights).weights(NAMES, new long[] {1, 1, 1});
  }
}
