package io.github.experimentmaven.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewedJsonTest {

  record Point(int formatVersion, int x, String sha256) {

    static Point of(int x) {
      return new Point(3, x, Seal.of(new Point(3, x, "")));
    }
  }

  @TempDir Path folder;

  @Test
  void whatWasWrittenForReviewIsReadBack() throws Exception {
    ReviewedJson json = read(ReviewText.of(Point.of(7)));

    Point read = json.as(Point.class);
    json.requireSeal(Seal.of(read), read.sha256());

    assertThat(json.formatVersion()).isEqualTo(3);
    assertThat(read).isEqualTo(Point.of(7));
  }

  @Test
  void anEditIsFoundByTheSeal() throws Exception {
    ReviewedJson json = read(ReviewText.of(Point.of(7)).replace("7,", "8,"));
    Point edited = json.as(Point.class);

    assertDamaged(
        () -> json.requireSeal(Seal.of(edited), edited.sha256()),
        "points.json is damaged or was edited: the SHA-256 of its content is "
            + Point.of(8).sha256()
            + ", but its last field says "
            + Point.of(7).sha256());
  }

  @Test
  void aMistakeOfSyntaxIsLocated() throws Exception {
    ReviewedJson json = read("{\n  \"format_version\": 3,,\n}");

    assertDamaged(
        json::formatVersion,
        "points.json:2:23: not valid JSON: unexpected ',', expected a key in double quotes");
  }

  @Test
  void anUnresolvedMergeConflictIsNamed() throws Exception {
    ReviewedJson json = read("{\n<<<<<<< HEAD\n  \"x\": 7\n=======\n  \"x\": 8\n>>>>>>> other\n}");

    assertDamaged(json::formatVersion, "points.json:2: unresolved merge conflict");
  }

  @Test
  void aMissingFieldIsLocated() throws Exception {
    ReviewedJson json = read("{\n  \"format_version\": 3\n}");

    assertDamaged(() -> json.as(Point.class), "points.json:3:1: damaged or edited: x is missing");
  }

  @Test
  void aFileWithoutAFormatIsRefused() throws Exception {
    ReviewedJson json = read("{\"x\": 7}");

    assertDamaged(
        json::formatVersion, "points.json is damaged or was edited: it has no format_version");
  }

  @Test
  void aFileThatIsNoTextIsRefusedWithTheByte() throws Exception {
    Path file = folder.resolve("points.json");
    Files.write(file, "{\"\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertDamaged(
        () -> ReviewedJson.read(file, "points.json"),
        "points.json is damaged or was edited: byte 3 is not UTF-8");
  }

  /** What JDK 17 wrote: 2.0E23 has one digit too many there. */
  @Test
  void numbersKeepTheSpellingTheyWereSealedIn() throws Exception {
    String spelt =
        """
        {
          "format_version": 3,
          "values": [1.9999999999999998E23, 2.0E23, 1.50, -0, 7],
          "facts": {"sure": true, "none": null, "empty": {}, "text": "a\\"\\u00e9\\n"}
        }
        """;

    JsonNode content = read(spelt).asSpelt();

    assertThat(RecordJson.line(content))
        .isEqualTo(
            "{\"format_version\":3,\"values\":[1.9999999999999998E23,2.0E23,1.50,-0,7],"
                + "\"facts\":{\"sure\":true,\"none\":null,\"empty\":{},\"text\":\"a\\\"\u00e9\\n\"}}");
    assertThat(ReviewText.of(content).lines().skip(2).findFirst())
        .hasValue("  \"values\": [1.9999999999999998E23, 2.0E23, 1.50, -0, 7],");
  }

  private ReviewedJson read(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("points.json"), text);
    return ReviewedJson.read(file, "points.json");
  }

  private static void assertDamaged(ThrowingCallable reading, String message) {
    assertThatExceptionOfType(DamagedFileException.class).isThrownBy(reading).withMessage(message);
  }
}
