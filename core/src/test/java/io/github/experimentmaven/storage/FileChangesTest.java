package io.github.experimentmaven.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.experimentmaven.storage.FileChanges.Settled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FileChangesTest {

  private static final String PLAN =
      """
      {"format_version":1,"steps":[\
      {"file":"a/one","temporary":"a/.one.tmp","sha256":"%s"},\
      {"file":"b/two","temporary":"b/.two.tmp","sha256":"%s"},\
      {"file":"a/gone","temporary":null,"sha256":null}]}
      """
          .formatted(Sha256.of("new one"), Sha256.of("new two"));

  @TempDir Path folder;
  private Path journal;
  private Path one;
  private Path two;
  private Path gone;

  @BeforeEach
  void writeWhatIsThere() throws IOException {
    journal = folder.resolve(".changing");
    one = Files.createDirectories(folder.resolve("a")).resolve("one");
    two = Files.createDirectories(folder.resolve("b")).resolve("two");
    gone = folder.resolve("a/gone");
    Files.writeString(one, "old one");
    Files.writeString(two, "old two");
    Files.writeString(gone, "old");
  }

  @Test
  void allAreMadeAndNothingIsLeftBesideThem() throws Exception {
    FileChanges changes = changes();
    Path deep = folder.resolve("c/d/three");
    changes.write(deep, "new".getBytes(UTF_8));

    changes.make();

    assertThat(files()).containsExactly("a/one", "b/two", "c/d/three");
    assertThat(one).hasContent("new one");
    assertThat(two).hasContent("new two");
    assertThat(FileChanges.settle(journal)).isEmpty();
  }

  @Test
  void noChangesLeaveNoJournalAndMakeNoFolder() throws Exception {
    new FileChanges(folder.resolve("none/.changing")).make();

    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void ifOneCannotBeWrittenAllStayAsTheyWere() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    FileChanges changes = changes();
    changes.write(inTheWay.resolve("three"), new byte[0]);

    assertThatIOException().isThrownBy(changes::make);

    assertOld();
    assertThat(files()).containsExactly("a/gone", "a/one", "b/two", "file");
  }

  @Test
  void ifAFolderIsInTheWayOfOneAllStayAsTheyWere() throws Exception {
    Path inTheWay = Files.createDirectories(folder.resolve("three"));
    FileChanges changes = changes();
    changes.write(inTheWay, new byte[0]);

    assertThatIOException()
        .isThrownBy(changes::make)
        .withMessage(inTheWay + " is a folder, but must be a file; remove it");

    assertOld();
    assertThat(files()).containsExactly("a/gone", "a/one", "b/two");
  }

  @Test
  void thoseThatWereCompleteAreFinished() throws Exception {
    interrupt(PLAN + "complete\n");

    assertThat(FileChanges.settle(journal))
        .isEqualTo(Optional.of(new Settled(true, List.of(one, two, gone))));

    assertNew();
  }

  @Test
  void thoseThatAreHalfMadeAreFinished() throws Exception {
    interrupt(PLAN + "complete\n");
    Files.move(folder.resolve("a/.one.tmp"), one, StandardCopyOption.REPLACE_EXISTING);

    assertThat(FileChanges.settle(journal)).map(Settled::isFinished).contains(true);

    assertNew();
  }

  @Test
  void thoseThatWereNotCompleteAreUndone() throws Exception {
    for (String word : List.of("", "compl")) {
      interrupt(PLAN + word);

      assertThat(FileChanges.settle(journal))
          .isEqualTo(Optional.of(new Settled(false, List.of(one, two, gone))));

      assertOld();
      assertThat(files()).containsExactly("a/gone", "a/one", "b/two");
    }
  }

  @Test
  void ofAJournalThatHadHardlyBegunNothingIsLeft() throws Exception {
    for (String begun : List.of("", "{\"format_version\":1,\"st")) {
      Files.writeString(journal, begun);

      assertThat(FileChanges.settle(journal)).isEqualTo(Optional.of(new Settled(false, List.of())));

      assertThat(files()).containsExactly("a/gone", "a/one", "b/two");
    }
  }

  @Test
  void thoseThatCanNeitherBeFinishedNorUndoneAreTold() throws Exception {
    interrupt(PLAN + "complete\n");
    Files.delete(folder.resolve("b/.two.tmp"));

    assertThatIOException()
        .isThrownBy(() -> FileChanges.settle(journal))
        .withMessage(
            journal
                + " tells of changes that were interrupted, and cannot be settled: of "
                + two
                + " there is neither what was before nor what is new; restore the files beside it"
                + " from version control, and delete it");
    assertThat(two).hasContent("old two");
  }

  @Test
  void aJournalOfAnotherVersionIsLeftAlone() throws Exception {
    interrupt(PLAN.replace("\"format_version\":1", "\"format_version\":2") + "complete\n");

    assertThatIOException()
        .isThrownBy(() -> FileChanges.settle(journal))
        .withMessageContaining("it is of another version of the plugin");
    assertOld();
    assertThat(journal).exists();
  }

  @Test
  void whoChangesAgainSettlesFirst() throws Exception {
    interrupt(PLAN + "complete\n");
    FileChanges next = new FileChanges(journal);
    next.write(one, "next one".getBytes(UTF_8));

    next.make();

    assertThat(one).hasContent("next one");
    assertThat(two).hasContent("new two");
    assertThat(files()).containsExactly("a/one", "b/two");
  }

  /** Changes some files over and over, all to the same number. */
  static final class Changing {

    static final int FILES = 5;

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      for (int number = 1; ; number++) {
        FileChanges changes = new FileChanges(folder.resolve(".changing"));
        for (int i = 0; i < FILES; i++) {
          changes.write(folder.resolve("file" + i), ("" + number).getBytes(UTF_8));
        }
        changes.make();
      }
    }
  }

  @Test
  void whoIsKilledInTheMiddleLeavesAllOldOrAllNew() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path changed = Files.createDirectories(folder.resolve("changed"));
    for (int kill = 0; kill < 8; kill++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Changing.class.getName(),
                  changed.toString())
              .inheritIO()
              .start();
      Path last = changed.resolve("file" + (Changing.FILES - 1));
      while (!Files.exists(last) && process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      TimeUnit.MICROSECONDS.sleep(300_000 + random.nextInt(100_000));
      process.destroyForcibly().waitFor();

      FileChanges.settle(changed.resolve(".changing"));

      Set<String> contents = new TreeSet<>();
      for (int i = 0; i < Changing.FILES; i++) {
        contents.add(Files.readString(changed.resolve("file" + i)));
      }
      assertThat(contents).as("kill %s of seed %s", kill, seed).hasSize(1);
      assertThat(changed.toFile().list())
          .as("kill %s of seed %s", kill, seed)
          .containsExactlyInAnyOrder(
              IntStream.range(0, Changing.FILES).mapToObj(i -> "file" + i).toArray(String[]::new));
    }
  }

  private FileChanges changes() {
    FileChanges changes = new FileChanges(journal);
    changes.write(one, "new one".getBytes(UTF_8));
    changes.write(two, "new two".getBytes(UTF_8));
    changes.delete(gone);
    return changes;
  }

  private void interrupt(String text) throws IOException {
    Files.writeString(folder.resolve("a/.one.tmp"), "new one");
    Files.writeString(folder.resolve("b/.two.tmp"), "new two");
    Files.writeString(journal, text);
  }

  private void assertOld() {
    assertThat(one).hasContent("old one");
    assertThat(two).hasContent("old two");
    assertThat(gone).hasContent("old");
  }

  private void assertNew() throws IOException {
    assertThat(one).hasContent("new one");
    assertThat(two).hasContent("new two");
    assertThat(files()).containsExactly("a/one", "b/two");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
