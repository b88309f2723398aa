package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaVersionTest {

  @TempDir private Path home;

  @Test
  void theRunningJavaIsKnown() {
    assertThat(JavaVersion.of(LaunchSettings.currentJava())).hasValue(Runtime.version().feature());
  }

  @Test
  void anotherJavaTellsItsVersionInItsReleaseFile() throws Exception {
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"25.0.1\"\n");

    assertThat(JavaVersion.of(java())).hasValue(25);
  }

  @Test
  void aVersionThatIsNoneIsUnknown() throws Exception {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"latest\"\n");

    assertThat(JavaVersion.of(java())).isEmpty();
  }

  @Test
  void aScriptOutsideOfAnyInstallationIsUnknown() throws Exception {
    assertThat(JavaVersion.of(java())).isEmpty();
  }

  @Test
  void aJavaThatIsNotThereIsUnknown() {
    assertThat(JavaVersion.of(home.resolve("bin/java"))).isEmpty();
  }

  private Path java() throws Exception {
    Files.createDirectories(home.resolve("bin"));
    return Files.createFile(home.resolve("bin/java"));
  }
}
