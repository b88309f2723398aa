package io.github.experimentmaven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerCodeTest {

  private static final String PACKAGE = "io/github/experimentmaven/";

  @TempDir Path folder;
  private String hash;

  @BeforeEach
  void writeClasses() throws IOException {
    write(PACKAGE + "trainer/Trainer.class", "trainer");
    write(PACKAGE + "gate/Gate.class", "gate");
    write("META-INF/MANIFEST.MF", "Build-Jdk: 17");
    hash = TrainerCode.sha256(folder);
  }

  @Test
  void whatATrainerRunsChangesTheHash() throws IOException {
    write(PACKAGE + "trainer/Trainer.class", "another");

    assertThat(TrainerCode.sha256(folder)).isNotEqualTo(hash);
  }

  @Test
  void whatOnlyMavenRunsDoesNot() throws IOException {
    write(PACKAGE + "gate/Gate.class", "another");
    write("META-INF/MANIFEST.MF", "Build-Jdk: 25");

    assertThat(TrainerCode.sha256(folder)).isEqualTo(hash);
  }

  @Test
  void aFileThatMovesChangesTheHash() throws IOException {
    Files.move(
        folder.resolve(PACKAGE + "trainer/Trainer.class"),
        folder.resolve(PACKAGE + "trainer/Other.class"));

    assertThat(TrainerCode.sha256(folder)).isNotEqualTo(hash);
  }

  @Test
  void aJarHasTheHashOfItsContentWheneverItWasPacked() throws IOException {
    Path jar = folder.resolveSibling("plugin.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      // Another order and other times than the folder's.
      for (String name : new String[] {PACKAGE + "trainer/Trainer.class", "META-INF/MANIFEST.MF"}) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(folder.resolve(name)));
      }
    }

    assertThat(TrainerCode.sha256(jar)).isEqualTo(hash);
  }

  @Test
  void theLocationIsWhereThePluginsOwnClassesAre() {
    assertThat(TrainerCode.location().resolve(PACKAGE + "build/TrainerCode.class")).exists();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
