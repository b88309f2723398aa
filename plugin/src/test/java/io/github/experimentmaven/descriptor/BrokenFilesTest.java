package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.experimentmaven.failure.DescriptorException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not what they should be, by accident or on purpose. */
class BrokenFilesTest {

  @TempDir Path base;
  private ExperimentFolder folder;

  @BeforeEach
  void createFolder() throws Exception {
    folder = new ExperimentFolder(base);
  }

  private void assertProblem(String file, String text, String expected) throws Exception {
    folder.with(file, text);
    assertThat(folder.problems())
        .isEqualTo("src/experiments/" + file + ":" + expected.stripTrailing());
  }

  @Test
  void anEmptyFileIsToldWhatToHold() throws Exception {
    assertProblem(
        "a.yaml",
        "\n  \n",
        """
        1:1: the file is empty
          an experiment needs at least dataset, architecture and epochs
        """);
    assertProblem(
        "a.yaml",
        "# later\n",
        """
        1:1: the file holds only comments
          | # later
          | ^
          an experiment needs at least dataset, architecture and epochs
        """);
  }

  @Test
  void anEmptyJsonFileIsToldWhatToHold() throws Exception {
    assertProblem(
        "a.json",
        "",
        """
        1:1: the file is empty
          an experiment needs at least dataset, architecture and epochs
        """);
  }

  @Test
  void aFileOfAnotherShapeIsRefused() throws Exception {
    assertProblem(
        "a.yaml",
        "- Flatten\n",
        """
        1:1: an experiment file must be a map of keys such as dataset and architecture, found a list of 1
          | - Flatten
          | ^
        """);
  }

  @Test
  void aTabThatIndentsIsShown() throws Exception {
    assertProblem(
        "a.yaml",
        "dataset:\n\tpath: data\n",
        """
        2:1: a tab cannot indent YAML
          |  path: data
          | ^
          use spaces
        """);
  }

  @Test
  void aColonInAPlainTextIsExplained() throws Exception {
    assertProblem(
        "a.yaml",
        "description: first: the data\n",
        """
        1:19: not valid YAML: mapping values are not allowed here
          | description: first: the data
          |                   ^
          check the indentation; a text that contains ': ' needs quotes
        """);
  }

  @Test
  void whatIsNeverClosedIsShownWhereItStarts() throws Exception {
    assertProblem(
        "a.yaml",
        "epochs: 1\ndescription: 'never closed\n",
        """
        2:14: what starts here is not closed before the file ends
          | description: 'never closed
          |              ^
        """);
    assertProblem(
        "a.yaml",
        "architecture: [Flatten\n",
        """
        1:15: what starts here is not closed before the file ends
          | architecture: [Flatten
          |               ^
        """);
  }

  @Test
  void severalDocumentsInOneFileAreRefused() throws Exception {
    assertProblem(
        "a.yaml",
        "epochs: 1\n---\nepochs: 2\n",
        """
        3:1: the file goes on after the end of the experiment
          | epochs: 2
          | ^
          put each experiment into a file of its own
        """);
  }

  @Test
  void anchorsAliasesAndTagsAreRefused() throws Exception {
    assertProblem(
        "a.yaml",
        """
        dataset: mnist
        epochs: !!int 3
        architecture:
          - &flatten Flatten
          - *flatten
        """,
        """
        2:9: tags are not supported
          | epochs: !!int 3
          |         ^^^^^
          leave the tag out

        src/experiments/a.yaml:4:5: anchors and aliases are not supported
          |   - &flatten Flatten
          |     ^^^^^^^^
          write the value out

        src/experiments/a.yaml:5:5: anchors and aliases are not supported
          |   - *flatten
          |     ^^^^^^^^
          write the value out
        """);
  }

  @Test
  void aMergeKeyIsRefusedWithItsAlias() throws Exception {
    folder.with("a.yaml", "expect: &e {parameters: 1}\ngate:\n  <<: *e\n");

    assertThat(folder.problems())
        .contains(
            "src/experiments/a.yaml:3:7: anchors and aliases are not supported",
            "src/experiments/a.yaml:3:3: gate has no metric '<<'");
  }

  @Test
  void anExpansionAttackIsOneProblemAnAlias() throws Exception {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i <= 30; i++) {
      String alias = "*a" + (i - 1) + " , ";
      laughs.append("a" + i + ": &a" + i + " [" + alias.repeat(9) + "]\n");
    }
    folder.with("a.yaml", laughs.toString());

    assertThat(catchThrowableOfType(DescriptorException.class, folder::read).problems())
        .filteredOn(problem -> problem.message().equals("anchors and aliases are not supported"))
        .hasSize(31 + 30 * 9);
  }

  /** However many there are in a line: the time grows with the file, not with its square. */
  @ParameterizedTest
  @CsvSource({
    "'*a,', anchors and aliases are not supported",
    "'&a 1,', anchors and aliases are not supported",
    "'7,', 'seeds must be distinct, found 7 twice'"
  })
  @Timeout(60)
  void aFileFullOfMistakesIsReadToItsEnd(String item, String message) throws Exception {
    String line = item.repeat(19_000 / item.length()) + "\n";
    int lines = (SourceFile.MAX_BYTES - 100) / line.length();
    folder.with("a.yaml", "seeds: [\n" + line.repeat(lines) + "8]\n");

    assertThat(catchThrowableOfType(DescriptorException.class, folder::read).problems())
        .filteredOn(problem -> problem.message().equals(message))
        .hasSizeGreaterThanOrEqualTo(lines * (19_000 / item.length()) - 1);
  }

  @ParameterizedTest
  @CsvSource({"a.yaml", "a.json"})
  void nestingIsLimited(String file) throws Exception {
    assertProblem(
        file,
        "[".repeat(10_000),
        """
        1:51: nested deeper than 50 levels
          | %s...
          | %s^
        """
            .formatted("[".repeat(110), " ".repeat(50)));
  }

  @Test
  void keysAreWords() throws Exception {
    assertProblem(
        "a.yaml",
        "? [a, b]\n: 1\n",
        """
        1:4: a key must be a word, not a list or a map
          | ? [a, b]
          |    ^
        """);
  }

  @Test
  void aLargeFileIsRefusedByItsSize() throws Exception {
    assertProblem(
        "a.yaml",
        "#\n".repeat(600_000),
        " the file has 1,200,000 bytes; an experiment file may have at most 1,048,576");
  }

  @Test
  void aLongLineIsRefused() throws Exception {
    folder.with("a.yaml", "epochs: 1\n# " + "x".repeat(30_000));

    assertThat(folder.problems())
        .startsWith(
            "src/experiments/a.yaml:2:1: the line has 30,002 characters; at most 20,000 are"
                + " allowed\n  | # xxx")
        .endsWith("\n  break it into several lines");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, EFBBBF",
    "UTF-16, FEFF",
    "UTF-16, FFFE",
    "UTF-32, 0000FEFF",
    "UTF-32, FFFE0000"
  })
  void aByteOrderMarkIsRefused(String encoding, String mark) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(mark));
    bytes.writeBytes(Samples.MINIMAL.getBytes(StandardCharsets.UTF_8));
    folder.with("a.yaml", bytes.toByteArray());

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:1:1: the file starts with the byte-order mark of %s
              save the file as UTF-8 without a byte-order mark"""
                .formatted(encoding));
  }

  @Test
  void aByteThatIsNotUtf8IsLocated() throws Exception {
    folder.with("a.yaml", "epochs: 1\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:2:10: the byte 0xE9 here is not UTF-8
              | name: caf\uFFFD
              |          ^
              save the file as UTF-8""");
  }

  @Test
  void aCharacterCutInHalfAtTheEndIsLocated() throws Exception {
    folder.with("a.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3});

    assertThat(folder.problems())
        .startsWith("src/experiments/a.yaml:1:4: the byte 0xC3 here is not UTF-8");
  }

  @Test
  void aNullCharacterIsLocated() throws Exception {
    assertProblem(
        "a.yaml",
        "epochs: 1\nname: a\0b\n",
        """
        2:8: the character U+0000 is not allowed in the file
          | name: a\uFFFDb
          |        ^
          is this a text file? If so, save it as UTF-8
        """);
  }

  @ParameterizedTest
  @CsvSource({"001B", "007F", "0085", "2028", "FEFF"})
  void invisibleCharactersAreLocated(String code) throws Exception {
    String character = Character.toString(Integer.parseInt(code, 16));
    folder.with("a.yaml", "epochs: 1\nname: a" + character + "b\n");

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:2:8: the character U+%s is not allowed in the file
              | name: a\uFFFDb
              |        ^
              remove it"""
                .formatted(code));
  }

  @Test
  void anEscapedControlCharacterIsRefusedAndNotRepeated() throws Exception {
    folder.with("a.yaml", Samples.minimalWith("name: \"a\\e[31m\""));

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:6:7: name contains the character U+001B, which is not text
              | name: "a\\e[31m"
              |       ^^^^^^^^^""");
  }

  @Test
  void halfACharacterIsRefused() throws Exception {
    folder.with(
        "a.json",
        "{\"dataset\": \"mnist\", \"epochs\": 1, \"description\": \"\\ud83d\",\n"
            + "\"architecture\": [{\"Activation\": {\"activation\": \"softmax\"}}]}");

    assertThat(folder.problems())
        .startsWith(
            "src/experiments/a.json:1:50: description contains the character U+D83D, which is not"
                + " text\n");
  }

  @Test
  void aFolderInThePlaceOfAFileIsRefused() throws Exception {
    Files.createDirectory(folder.path().resolve("a.yaml"));

    assertThat(folder.problems())
        .isEqualTo("src/experiments/a.yaml: this is a folder, not an experiment file");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    ExperimentReader reader = new ExperimentReader(base, name -> null);

    assertThat(catchThrowable(() -> reader.read(List.of(base.resolve("gone.yaml")))))
        .hasMessage("gone.yaml: there is no such file\n\n1 problem in 1 experiment file");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anUnreadableFolderIsNamed() throws Exception {
    folder.with("a.yaml", Samples.MINIMAL);
    for (Path unreadable : List.of(folder.path(), folder.path().getParent())) {
      Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
      try {
        assumeFalse(Files.isReadable(unreadable), "this user may read everything");

        assertThat(folder.problems())
            .isEqualTo("src/experiments: the folder cannot be listed: permission denied");
      } finally {
        Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anUnreadableFileIsNamed() throws Exception {
    folder.with("a.yaml", Samples.MINIMAL);
    Path file = folder.path().resolve("a.yaml");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertThat(folder.problems())
        .isEqualTo("src/experiments/a.yaml: the file cannot be read: permission denied");
  }

  @Test
  void jsonHasNoComments() throws Exception {
    assertProblem(
        "a.json",
        "{\n  // the data\n  \"dataset\": \"mnist\"\n}\n",
        """
        2:3: JSON has no comments
          |   // the data
          |   ^
          remove it, or write the experiment in YAML
        """);
  }

  @Test
  void jsonHasNoTrailingCommas() throws Exception {
    assertProblem(
        "a.json",
        "{\n  \"seeds\": [1, 2],\n\n}\n",
        """
        2:18: a comma with nothing after it
          |   "seeds": [1, 2],
          |                  ^
          remove the comma
        """);
    assertProblem(
        "a.json",
        "{\"seeds\": [1, 2, ]}",
        """
        1:16: a comma with nothing after it
          | {"seeds": [1, 2, ]}
          |                ^
          remove the comma
        """);
  }

  @Test
  void jsonHasNoInfinity() throws Exception {
    assertThat(folder.with("a.json", "{\"epochs\": Infinity}").problems())
        .contains("not valid JSON: there is no NaN and no infinity");
  }

  @Test
  void aJsonFileThatEndsTooEarlyIsLocated() throws Exception {
    assertProblem(
        "a.json",
        "{\"seeds\": [1, 2",
        """
        1:16: not valid JSON: the file ends too early: expected close marker for Array
          | {"seeds": [1, 2
          |                ^
        """);
  }

  @Test
  void aNumberOfThousandsOfDigitsIsTooLarge() throws Exception {
    folder.with("a.json", "{\"epochs\": " + "9".repeat(5_000) + "}");

    assertThat(folder.problems())
        .contains("src/experiments/a.json:1:12: epochs must be at most 2147483647, found 999");
  }

  @Test
  void onlyTheFirstOfManyProblemsAreShown() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    folder.with("a.yaml", text.toString());

    assertThat(catchThrowable(folder::read))
        .hasMessageEndingWith("301 problems in 1 experiment file, the first 100 shown")
        .hasMessageContaining("'key98'")
        .hasMessageNotContaining("'key99'");
  }

  /** Whatever is in a file, it is either an experiment or a list of problems. */
  @ParameterizedTest
  @CsvSource({"a.yaml", "a.json"})
  void damagedFilesAreProblemsAndNothingElse(String file) throws Exception {
    Random random = new Random(20260101);
    String alphabet = "{}[]:,-?&*!|>'\"%@`#\\\t\n 0e.$~é<";
    String whole =
        file.endsWith("yaml")
            ? Samples.CNN
            : ExperimentJson.write(new ExperimentFolder(base).with("x.yaml", Samples.CNN).one())
                .toPrettyString();
    Files.deleteIfExists(folder.path().resolve("x.yaml"));
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
        char character = alphabet.charAt(random.nextInt(alphabet.length()));
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.setCharAt(at, character);
        } else {
          text.insert(at, character);
        }
      }
      folder.with(file, text.toString());
      try {
        folder.read();
      } catch (DescriptorException e) {
        refused++;
        assertThat(e.problems()).isNotEmpty();
      }
    }
    assertThat(refused).isBetween(200, 499);
  }
}
