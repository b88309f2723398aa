package io.github.experimentmaven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerCodeTest {

  private static final String PACKAGE = "io/github/experimentmaven/";
  private static final String TRAINER = PACKAGE + "trainer/Trainer.java";

  @TempDir Path folder;
  private String hash;

  @BeforeEach
  void writeSources() throws IOException {
    write(TRAINER, "trainer\n");
    write(PACKAGE + "gate/Gate.java", "gate\n");
    hash = hash();
  }

  @Test
  void whatATrainerRunsChangesTheHash() throws IOException {
    write(TRAINER, "another\n");

    assertThat(hash()).isNotEqualTo(hash);
  }

  @Test
  void whatOnlyMavenRunsDoesNot() throws IOException {
    write(PACKAGE + "gate/Gate.java", "another\n");

    assertThat(hash()).isEqualTo(hash);
  }

  @Test
  void lineEndsOfAnotherSystemDoNot() throws IOException {
    write(TRAINER, "trainer\r\n");

    assertThat(hash()).isEqualTo(hash);
  }

  @Test
  void aFileThatMovesChangesTheHash() throws IOException {
    Files.move(folder.resolve(TRAINER), folder.resolve(PACKAGE + "trainer/Other.java"));

    assertThat(hash()).isNotEqualTo(hash);
  }

  @Test
  void thePluginCarriesTheHashOfTheSourcesItWasBuiltFrom() throws IOException {
    Path base = Path.of(System.getProperty("basedir", ""));

    assertThat(TrainerCode.sha256())
        .isEqualTo(TrainerCode.sha256(List.of(base.resolve("src/main/java"))));
  }

  @Test
  void theLocationIsWhereThePluginsOwnClassesAre() {
    assertThat(TrainerCode.location().resolve(PACKAGE + "build/TrainerCode.class")).exists();
  }

  private String hash() throws IOException {
    return TrainerCode.sha256(List.of(folder));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
