package io.github.experimentmaven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {

  @TempDir private Path directory;
  private Path java;
  private Path jar;

  @BeforeEach
  void makeAJavaAndAJar() throws Exception {
    java = write(directory.resolve("jdk/bin/java"), "");
    write(directory.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"");
    write(directory.resolve("jdk/lib/modules"), "classes");
    jar = write(directory.resolve("a.jar"), "jar");
  }

  @Test
  void whatWasPutIsFound() throws Exception {
    ClassArchive archive = archive();
    assertThat(archive.isMissing()).isTrue();
    assertThat(archive.file()).isEmpty();

    archive.put(made("content"));

    assertThat(archive.isMissing()).isFalse();
    assertThat(archive.file()).hasValueSatisfying(file -> assertThat(file).hasContent("content"));
    assertThat(archive().file()).isEqualTo(archive.file());
  }

  @Test
  void whatAnotherBuildHasMadeMeanwhileIsFound() throws Exception {
    ClassArchive archive = archive();
    assertThat(archive.isMissing()).isTrue();

    archive().put(made("content"));

    assertThat(archive.file()).isPresent();
  }

  @Test
  void halfAnArchiveIsTakenAwayAsIfThereWereNone() throws Exception {
    archive().put(made("content"));
    Path file = archive().file().orElseThrow();
    Files.writeString(file, "cont");

    assertThat(archive().file()).isEmpty();
    assertThat(archive().isMissing()).isTrue();
    assertThat(file).doesNotExist();
  }

  @Test
  void anEmptyOneSaysThatNoneCanBeMade() throws Exception {
    archive().put(made(""));

    assertThat(archive().file()).isEmpty();
    assertThat(archive().isMissing()).isFalse();
  }

  @Test
  void eachJavaAndEachClassPathHasItsOwn() throws Exception {
    archive().put(made("content"));

    assertThat(archive(jar, write(directory.resolve("b.jar"), "")).isMissing()).isTrue();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertThat(archive().isMissing()).isTrue();
    archive().put(made("of the other jar"));
    assertThat(archive().isMissing()).isFalse();

    write(directory.resolve("jdk/release"), "JAVA_VERSION=\"17.0.2\"");
    assertThat(archive().isMissing()).isTrue();
    archive().put(made("of the other release"));
    assertThat(archive().isMissing()).isFalse();

    write(directory.resolve("jdk/lib/modules"), "other classes");
    assertThat(archive().isMissing()).isTrue();
  }

  @Test
  void foldersOfClassesHaveNone() throws Exception {
    Path classes = Files.createDirectory(directory.resolve("classes"));

    assertThat(ClassArchive.of(folder(), java, List.of(jar, classes))).isEmpty();
    assertThat(ClassArchive.of(folder(), java, List.of(jar))).isPresent();
  }

  @Test
  void aJavaThatDoesNotTellWhichItIsHasNone() throws Exception {
    Files.delete(directory.resolve("jdk/release"));

    assertThat(ClassArchive.of(folder(), java, List.of(jar))).isEmpty();
    assertThat(ClassArchive.of(folder(), directory.resolve("no/java"), List.of(jar))).isEmpty();
  }

  @Test
  void theEightNewestAreKept() throws Exception {
    for (int i = 0; i < 10; i++) {
      Files.setLastModifiedTime(jar, FileTime.fromMillis(1000L * i));
      ClassArchive archive = archive();
      archive.put(made("archive " + i));
      Files.setLastModifiedTime(archive.file().orElseThrow(), FileTime.fromMillis(1000L * i));
    }

    try (var files = Files.list(folder())) {
      assertThat(files.filter(Files::isRegularFile).map(ClassArchiveTest::content))
          .containsExactlyInAnyOrder(
              "archive 2",
              "archive 3",
              "archive 4",
              "archive 5",
              "archive 6",
              "archive 7",
              "archive 8",
              "archive 9");
    }
  }

  private ClassArchive archive() {
    return archive(jar);
  }

  private ClassArchive archive(Path... classPath) {
    return ClassArchive.of(folder(), java, List.of(classPath)).orElseThrow();
  }

  private Path folder() {
    return directory.resolve("archives");
  }

  private Path made(String content) throws IOException {
    return write(folder().resolve("new/made"), content);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
