package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HomeFolderTest {

  @Test
  void aFolderInAHomeIsTaken() throws MojoExecutionException {
    File folder = new File("/home/somebody/.cache/experiment-maven-plugin/native");

    assertThat(HomeFolder.require("experiment.nativeCache", folder)).isEqualTo(folder.toPath());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder may have that name there")
  void aUserWithoutAHomeIsToldToNameOne() {
    File folder = Path.of("project", "?", ".cache", "native").toFile();

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(() -> HomeFolder.require("experiment.nativeCache", folder))
        .withMessageStartingWith("The home of this user is not known to Java")
        .withMessageEndingWith(
            "-Duser.home=$HOME, or name a folder with -Dexperiment.nativeCache=...");
  }
}
