package io.github.experimentmaven.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginLocationTest {

  @Test
  void itIsWhereThePluginsOwnClassesAre() {
    assertThat(
            PluginLocation.path().resolve("io/github/experimentmaven/build/PluginLocation.class"))
        .exists();
  }
}
