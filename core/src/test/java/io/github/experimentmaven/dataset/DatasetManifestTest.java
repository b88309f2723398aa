package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetManifestTest {

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void writeManifest() throws Exception {
    IdxFiles.writeSmallManifest(IdxFiles.writeSmallDataset(folder));
    file = folder.resolve(DatasetManifest.FILE_NAME);
  }

  @Test
  void descriptionLicenceAndOriginMayBeLeftOut() throws Exception {
    edit("\"description\": \"Nothing in particular.\",", "");
    edit("},\n  \"licence\": \"CC0\",\n  \"origin\": \"A test\"", "}");

    var manifest = DatasetManifest.read(file);

    assertThat(manifest.description()).isEmpty();
    assertThat(manifest.licence()).isEmpty();
    assertThat(manifest.origin()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"name\": \"Small\"|\"nmae\": \"Small\"|: name is missing or is not a string",
        "\"name\": \"Small\",||: name is missing or is not a string",
        "\"name\": \"Small\"|\"name\": null|: name is missing or is not a string",
        "\"name\": \"Small\"|\"name\": 7|: name is missing or is not a string",
        "\"train_count\": 6|\"train_count\": 6.5|: train_count is missing or is not a whole number",
        "\"train_count\": 6|\"train_count\": \"6\"|: train_count is missing or is not a whole number",
        "\"train_count\": 6|\"train_count\": null|: train_count is missing or is not a whole number",
        "\"train_count\": 6,||: train_count is missing or is not a whole number",
        "\"train_count\": 6|\"train_count\": 0|: train_count is 0; at least 1 is needed",
        "\"test_count\": 3|\"test_count\": -3|: test_count is -3; at least 1 is needed",
        "\"test_count\": 3|\"train_count\": 3|:8:16: it has the key 'train_count' twice",
        "\"format_version\": 1|\"format_version\": 3|: format_version is 3; this version of the plugin reads 1 to 2",
        "[4, 5, 1]|[4, 5]|: image_shape is [4, 5]; expected [height, width, channels], each at least 1",
        "[4, 5, 1]|[4, 0, 1]|: image_shape is [4, 0, 1]; expected [height, width, channels], each at least 1",
        "[4, 5, 1]|[4, null, 1]|: image_shape.1 is missing or is not a whole number",
        "[4, 5, 1]|7|: image_shape is missing or is not a list",
        "\"dog\"|\"cat\"|: classes has a name twice: [cat, cat, eel]",
        "\"cat\", \"dog\", \"eel\"||: classes is empty",
        "\"file\": \"train-images-idx3-ubyte\"|\"file\": \"../train-images-idx3-ubyte\"|: files.train_images: file is '../train-images-idx3-ubyte'; expected the plain name of a file in the same folder",
        "\"file\": \"train-images-idx3-ubyte\"|\"file\": \"C:x\"|: files.train_images: file is 'C:x'; expected the plain name of a file in the same folder",
        "\"licence\"|\"license\"|: unknown key 'license'; the keys here are classes, description, files, format_version, image_shape, licence, name, origin, test_count, train_count",
        "\"licence\"|licence|:15:3: unexpected 'l', expected a key in double quotes",
      })
  void aMistakeIsNamedWithItsKey(String old, String replacement, String message) throws Exception {
    edit(old, replacement == null ? "" : replacement);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetManifest.read(file))
        .withMessage(file + message);
  }

  @Test
  void aHashThatIsNoneIsRejected() throws Exception {
    edit(DatasetFile.of(folder.resolve("train-labels-idx1-ubyte")).sha256(), "ABC");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetManifest.read(file))
        .withMessage(
            file
                + ": files.train_labels: sha256 is 'ABC'; expected 64 lower-case hexadecimal digits");
  }

  @Test
  void aFileThatIsNotListedIsMissing() throws Exception {
    edit("\"test_labels\": {\"file\"", "\"test_labels\": null, \"other\": {\"file\"");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetManifest.read(file))
        .withMessage(file + ": files.test_labels is missing or is not an object");
  }

  @Test
  void anEmptyManifestIsNotJson() throws Exception {
    Files.writeString(file, "");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetManifest.read(file))
        .withMessage(file + ": it is empty");
  }

  private void edit(String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replaceFirst(Pattern.quote(old), replacement));
  }
}
