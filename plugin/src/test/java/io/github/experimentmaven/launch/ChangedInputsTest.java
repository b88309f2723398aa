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
                    new Difference("dataset.train_images.sha256", "a", "b"),
                    new Difference("dataset.train_images.content_sha256", "a", "b"),
                    new Difference("dataset.train_labels.sha256", "a", "b"),
                    new Difference("dataset.test_labels.content_sha256", "a", "b"),
                    new Difference("arithmetic_revision", "1", "2"))))
        .containsExactly(
            "batch_size 128 -> 64",
            "other training images and labels",
            "other test labels",
            "arithmetic_revision 1 -> 2");
  }

  @Test
  void theNameOfTheDataIsShown() {
    assertThat(ChangedInputs.of(List.of(new Difference("dataset.name", "mnist", "digits"))))
        .containsExactly("dataset.name mnist -> digits");
  }
}
