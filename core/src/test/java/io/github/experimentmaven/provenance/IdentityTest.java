package io.github.experimentmaven.provenance;

import static io.github.experimentmaven.provenance.IdentityFixture.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.storage.RecordJson;
import org.junit.jupiter.api.Test;

class IdentityTest {

  @Test
  void theFingerprintIsThatOfTheIdentityAndTheSeed() {
    assertThat(identity(64).fingerprint(RunKey.of(7)))
        .isEqualTo(identity(64).fingerprint(RunKey.of(7)))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(identity(64).fingerprint(RunKey.of(8)))
        .isNotEqualTo(identity(65).fingerprint(RunKey.of(7)))
        .isNotEqualTo(identity(64).fingerprint(new RunKey(7, 1)));
    assertThat(identity(64).fingerprint(new RunKey(7, 1)))
        .isNotEqualTo(identity(64).fingerprint(new RunKey(7, 2)))
        .isNotEqualTo(identity(64).fingerprint(RunKey.of(71)));
  }

  @Test
  void anIdentityThatWasWrittenAndReadHasItsFingerprint() throws Exception {
    Identity read = RecordJson.parse(RecordJson.line(identity(64)), Identity.class);

    assertThat(read).isEqualTo(identity(64));
    assertThat(read.fingerprint(RunKey.of(7))).isEqualTo(identity(64).fingerprint(RunKey.of(7)));
  }

  /** Computed once with JDK 17; another JDK, or a change of what is hashed, would give another. */
  @Test
  void theFingerprintIsTheSameOnEveryJdk() {
    ObjectNode experiment = JsonNodeFactory.instance.objectNode();
    experiment.putObject("optimizer").putObject("sgd").put("learning_rate", 2.0E23);

    assertThat(
            IdentityFixture.identity(experiment, IdentityFixture.data("0"))
                .fingerprint(RunKey.of(7)))
        .isEqualTo("5ec79a401b283a81b06c210a32f6c590baaf0dc33d15f7690dcf97e127eed699");
  }

  @Test
  void partsOfTheDataAreToldApartByWhatTheyAreFor() {
    assertThat(identity(64).trainingData()).containsOnlyKeys("train_images", "train_labels");
    assertThat(identity(64).testData()).containsOnlyKeys("test_images", "test_labels");
    assertThat(Identity.words("train_images")).isEqualTo("training images");
    assertThat(Identity.words("test_labels")).isEqualTo("test labels");
  }
}
