package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {

  @TempDir Path folder;
  private Path file;

  private record Point(int firstAxis, String name) {}

  private record Broken(int value) {
    // Jackson asks for it, as it is public.
    @SuppressWarnings({"unused", "DoNotCallSuggester", "EffectivelyPrivate"})
    public int getTrouble() {
      throw new IllegalStateException("cannot be written");
    }
  }

  @BeforeEach
  void name() {
    file = folder.resolve("point.json");
  }

  @Test
  void aFileIsIndentedWithTwoSpacesAndEndsInALineFeed() throws IOException {
    RecordJson.write(file, new Point(3, "é"));

    assertThat(file).hasContent("{\n  \"first_axis\" : 3,\n  \"name\" : \"é\"\n}\n");
    assertThat(Files.readString(file)).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void missingFoldersAreMadeAndNothingElseIsLeftBehind() throws IOException {
    Path deep = folder.resolve("a/b/point.json");

    RecordJson.write(deep, new Point(3, "x"));

    assertThat(deep.getParent()).isDirectoryContaining("glob:**point.json");
    try (var files = Files.list(deep.getParent())) {
      assertThat(files).containsExactly(deep);
    }
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    RecordJson.write(file, new Point(3, "a long name that is gone afterwards"));
    RecordJson.write(file, new Point(4, "x"));

    assertThat(RecordJson.read(file, Point.class)).isEqualTo(new Point(4, "x"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aValueThatCannotBeWrittenLeavesTheOldFileAndNoTemporaryOne() throws IOException {
    RecordJson.write(file, new Point(3, "x"));

    assertThatThrownBy(() -> RecordJson.write(file, new Broken(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written");

    assertThat(RecordJson.read(file, Point.class)).isEqualTo(new Point(3, "x"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aTruncatedFileIsNamed() throws IOException {
    Files.writeString(file, "{\"first_axis\": 3, \"name\": \"x");

    assertDamaged("it ends too early");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Files.writeString(file, "");

    assertDamaged("it is empty");
  }

  @Test
  void aMissingFieldIsNamedWithItsFile() throws IOException {
    Files.writeString(file, "{\"first_axis\": 3}");

    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: name is missing");
  }

  @Test
  void anUnknownFieldIsNamedWithItsFile() throws IOException {
    Files.writeString(file, "{\"first_axis\": 3, \"name\": \"x\", \"colour\": 1}");

    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: it has the unknown key colour");
  }

  @Test
  void whatFollowsTheRecordIsDamageToo() throws IOException {
    Files.writeString(file, "{\"first_axis\": 3, \"name\": \"x\"} {}");

    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: something follows after its end");
  }

  @Test
  void aNumberThatIsNullIsDamage() throws IOException {
    Files.writeString(file, "{\"first_axis\": null, \"name\": \"x\"}");

    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: first_axis is missing");
  }

  @Test
  void nullAloneIsNoRecord() throws IOException {
    Files.writeString(file, "null");

    assertDamaged("it holds only null");
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Files.write(file, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});

    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " is damaged: Invalid UTF-8");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file.toString());
  }

  private void assertDamaged(String reason) {
    assertThatThrownBy(() -> RecordJson.read(file, Point.class))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: " + reason);
  }

  /** Of some of these JDK 17's {@link Double#toString} has more digits than it takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.002",
        "1.0E23",
        "2.0E23",
        "8.41E21",
        "2.0E-44",
        "2.2250738585072014E-308",
        "4.9E-324",
        "1.7976931348623157E308",
        "1.0E-7",
        "0.06335039363600498",
        "123.0",
        "1.0E7",
        "9999999.0",
        "0.001",
        "9.999999999999998E-4",
        "-0.0"
      })
  void aNumberIsTheShortestDecimalThatIsReadBackAsItOnEveryJdk(String shortest) throws Exception {
    double value = Double.parseDouble(shortest);

    assertThat(RecordJson.line(value)).isEqualTo(shortest);
    assertThat(RecordJson.line(Map.of("x", value))).isEqualTo("{\"x\":" + shortest + "}");
    assertThat(RecordJson.line(RecordJson.tree(Map.of("x", value))))
        .isEqualTo("{\"x\":" + shortest + "}");
    assertThat(RecordJson.text(RecordJson.tree(value))).isEqualTo(shortest);
    assertThat(ReviewText.of(List.of(value))).isEqualTo("[" + shortest + "]\n");
    assertThat(RecordJson.parse(shortest, Double.class)).isEqualTo(value);
  }

  @Test
  void numbersAreWrittenAsTheJdkDoesSince19() {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(19);
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(RecordJson.line(value)).isEqualTo(Double.toString(value));
      }
    }
  }
}
