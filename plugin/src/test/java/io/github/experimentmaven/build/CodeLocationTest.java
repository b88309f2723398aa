package io.github.experimentmaven.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeLocationTest {

  @Test
  void itIsWhereTheClassIs() {
    assertThat(
            CodeLocation.of(CodeLocation.class)
                .resolve("io/github/experimentmaven/build/CodeLocation.class"))
        .exists();
  }
}
