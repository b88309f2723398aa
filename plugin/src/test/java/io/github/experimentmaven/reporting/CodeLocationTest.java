package io.github.experimentmaven.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeLocationTest {

  @Test
  void itIsWhereTheClassIs() {
    assertThat(
            CodeLocation.of(CodeLocation.class)
                .resolve("io/github/experimentmaven/reporting/CodeLocation.class"))
        .exists();
  }
}
