package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.ResolutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlexusTest
class BaselineResolverTest {

  @TempDir Path temporary;

  @Inject RepositorySystem system;

  @Inject BaselineResolver resolver;

  private LocalRepositoryFixture maven;

  @BeforeEach
  void createProject() throws IOException {
    maven = new LocalRepositoryFixture(system, temporary);
  }

  @Test
  void anArtifactWithItsVersionIsAJarOfTheRepository() throws Exception {
    Path jar = Files.writeString(maven.place("org.data", "accepted", "1.0", ""), "jar");

    assertThat(resolver.resolve("org.data:accepted:1.0", maven.context())).isEqualTo(jar);
  }

  @Test
  void noBaselineComesWithThePluginSoThatItsVersionSaysNothing() {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolver.resolve("io.github.experimentmaven:accepted", maven.context()))
        .withMessage(
            "io.github.experimentmaven:accepted has no version: write"
                + " io.github.experimentmaven:accepted:VERSION, or declare it as a dependency of"
                + " org.example:module:jar:1");
  }
}
