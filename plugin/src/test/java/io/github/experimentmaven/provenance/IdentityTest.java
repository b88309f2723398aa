package io.github.experimentmaven.provenance;

import static io.github.experimentmaven.provenance.IdentityFixture.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.storage.RecordJson;
import org.junit.jupiter.api.Test;

class IdentityTest {

  @Test
  void theFingerprintIsThatOfTheCanonicalJsonTheCellAndTheSeed() {
    assertThat(identity(64).fingerprint(7))
        .isEqualTo(identity(64).fingerprint(7))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(identity(64).fingerprint(8))
        .isNotEqualTo(identity(65).fingerprint(7));
  }

  @Test
  void anIdentityThatWasWrittenAndReadHasItsFingerprint() throws Exception {
    Identity read = RecordJson.parse(RecordJson.line(identity(64)), Identity.class);

    assertThat(read).isEqualTo(identity(64));
    assertThat(read.fingerprint(7)).isEqualTo(identity(64).fingerprint(7));
  }
}
