package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.provenance.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedInputsTest {

  @Test
  void dataAreNamedInsteadOfTheHashesOfTheirFiles() {
    assertThat(
            ChangedInputs.of(
                List.of(
                    new Difference("batch_size", "128", "64"),
                    new Difference("data.train_images", "a", "b"),
                    new Difference("data.train_labels", "a", "b"),
                    new Difference("data.test_labels", "a", "b"),
                    new Difference("arithmetic_revision", "1", "2"))))
        .containsExactly(
            "batch_size 128 -> 64",
            "other training images and labels",
            "other test labels",
            "arithmetic_revision 1 -> 2");
  }
}
