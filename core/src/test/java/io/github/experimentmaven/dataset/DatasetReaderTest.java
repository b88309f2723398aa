package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetReaderTest {

  @TempDir Path temporary;

  private Path folder;

  @BeforeEach
  void writeDataset() throws IOException {
    folder = IdxFiles.writeSmallDataset(temporary.resolve("small"));
  }

  @Nested
  class WithoutAManifest {

    @Test
    void aFolderIsReadWithItsNameAndAsManyClassesAsTheLabelsNeed() throws Exception {
      var dataset = DatasetReader.read(folder);

      assertThat(dataset)
          .isEqualTo(
              DatasetFixture.images(
                  "small",
                  "",
                  dataset.files(),
                  Shape.of(4, 5, 1),
                  List.of("0", "1", "2"),
                  6,
                  3,
                  "",
                  ""));
      assertThat(dataset.files().file(Part.TRAIN, "images").path())
          .isAbsolute()
          .hasFileName("train-images-idx3-ubyte");
      assertThat(dataset.files().file(Part.TRAIN, "labels").path())
          .hasFileName("train-labels-idx1-ubyte");
      assertThat(dataset.files().file(Part.TEST, "images").path())
          .hasFileName("t10k-images-idx3-ubyte.gz");
      assertThat(dataset.files().file(Part.TEST, "labels").path())
          .hasFileName("t10k-labels-idx1-ubyte.gz");
    }

    @Test
    void aLabelThatOnlyTheTestSetHasIsAClass() throws Exception {
      write("t10k-labels-idx1-ubyte.gz", IdxFiles.labels(0, 4, 1));

      assertThat(DatasetReader.read(folder).targets().classes().classNames())
          .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void imagesWithChannelsAreRead() throws Exception {
      Files.delete(folder.resolve("train-images-idx3-ubyte"));
      Files.delete(folder.resolve("t10k-images-idx3-ubyte.gz"));
      write("train-images-idx4-ubyte.gz", IdxFiles.gzip(IdxFiles.counting(6, 7, 2, 3)));
      write("t10k-images-idx4-ubyte", IdxFiles.counting(3, 7, 2, 3));

      assertThat(DatasetReader.read(folder).shape()).isEqualTo(Shape.of(7, 2, 3));
    }

    @Test
    void theHashIsThatOfTheFileAsItIsStored() throws Exception {
      write("train-labels-idx1-ubyte", IdxFiles.labels(0, 1, 2, 3, 4, 5));

      // printf '\0\0\10\1\0\0\0\6\0\1\2\3\4\5' | sha256sum
      assertThat(DatasetReader.read(folder).files().file(Part.TRAIN, "labels").sha256())
          .isEqualTo("8f931523fc6611360f0d77e87a0b7c5db198f6c44903314ee9d596f7c6c8522b");
    }

    @Test
    void allMissingFilesAreNamedWithTheNamesLookedFor() throws Exception {
      Files.delete(folder.resolve("train-images-idx3-ubyte"));
      Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

      rejected(
          """
              %s does not hold the four files of a data set:
                no training images; looked for train-images-idx3-ubyte, train-images-idx3-ubyte.gz, \
              train-images-idx4-ubyte, train-images-idx4-ubyte.gz
                no test labels; looked for t10k-labels-idx1-ubyte, t10k-labels-idx1-ubyte.gz"""
              .formatted(folder));
    }

    @Test
    void aFileThatIsThereBothPlainAndGzippedIsAmbiguous() throws Exception {
      write("train-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(0, 1, 2, 0, 1, 0)));

      rejected(
          """
              %s does not hold the four files of a data set:
                training labels more than once; keep only one of train-labels-idx1-ubyte, \
              train-labels-idx1-ubyte.gz"""
              .formatted(folder));
    }

    @Test
    void aTruncatedGzipStreamOfImagesIsFound() throws Exception {
      byte[] whole = IdxFiles.gzip(IdxFiles.counting(3, 4, 5));
      write("t10k-images-idx3-ubyte.gz", Arrays.copyOf(whole, whole.length - 9));

      rejected(
          folder.resolve("t10k-images-idx3-ubyte.gz")
              + " is truncated: it ends in the middle of its gzip stream");
    }

    @Test
    void truncatedPlainImagesAreFound() throws Exception {
      write("train-images-idx3-ubyte", IdxFiles.idx(new byte[119], 6, 4, 5));

      rejected(
          folder.resolve("train-images-idx3-ubyte")
              + " is truncated: its header promises 6 x 4 x 5 = 120 bytes of data, but there are"
              + " only 119");
    }

    @Test
    void asManyLabelsAsImagesAreNeeded() throws Exception {
      write("train-labels-idx1-ubyte", IdxFiles.labels(0, 1, 2, 0, 1));

      rejected(
          "%s has 6 images, but %s has 5 labels"
              .formatted(
                  folder.resolve("train-images-idx3-ubyte"),
                  folder.resolve("train-labels-idx1-ubyte")));
    }

    @Test
    void trainingAndTestImagesMustHaveTheSameShape() throws Exception {
      write("t10k-images-idx3-ubyte.gz", IdxFiles.counting(3, 5, 4));

      rejected(
          "%s has images of the shape [5, 4, 1], but %s of [4, 5, 1]"
              .formatted(
                  folder.resolve("t10k-images-idx3-ubyte.gz"),
                  folder.resolve("train-images-idx3-ubyte")));
    }

    @Test
    void aDataSetWithoutImagesIsRejected() throws Exception {
      write("t10k-images-idx3-ubyte.gz", IdxFiles.counting(0, 4, 5));
      write("t10k-labels-idx1-ubyte.gz", IdxFiles.labels());

      rejected(
          folder.resolve("t10k-images-idx3-ubyte.gz") + " holds no images; at least 1 is needed");
    }

    @Test
    void imagesWithoutPixelsAreRejected() throws Exception {
      write("train-images-idx3-ubyte", IdxFiles.counting(6, 0, 5));

      rejected(
          folder.resolve("train-images-idx3-ubyte")
              + " has the dimensions 6 x 0 x 5; its images have no pixels");
    }

    @Test
    void labelsInPlaceOfImagesAreRejected() throws Exception {
      write("train-images-idx3-ubyte", IdxFiles.labels(0, 1, 2, 0, 1, 0));

      rejected(
          folder.resolve("train-images-idx3-ubyte")
              + " has the dimensions 6; images have three, count x height x width, or four with"
              + " channels");
    }

    @Test
    void imagesInPlaceOfLabelsAreRejected() throws Exception {
      write("train-labels-idx1-ubyte", IdxFiles.counting(6, 4, 5));

      rejected(
          folder.resolve("train-labels-idx1-ubyte")
              + " has the dimensions 6 x 4 x 5; labels have one, their count");
    }
  }

  @Nested
  class WithAManifest {

    @BeforeEach
    void writeManifest() throws Exception {
      IdxFiles.writeSmallManifest(folder);
    }

    @Test
    void nameClassesAndLicenceComeFromIt() throws Exception {
      var dataset = DatasetReader.read(folder);

      assertThat(dataset)
          .isEqualTo(
              DatasetFixture.images(
                  "Small",
                  "Nothing in particular.",
                  dataset.files(),
                  Shape.of(4, 5, 1),
                  List.of("cat", "dog", "eel"),
                  6,
                  3,
                  "CC0",
                  "A test"));
    }

    @Test
    void theFilesMayHaveAnyName() throws Exception {
      Files.move(folder.resolve("train-images-idx3-ubyte"), folder.resolve("animals"));
      edit("\"train-images-idx3-ubyte\"", "\"animals\"");

      assertThat(DatasetReader.read(folder).files().file(Part.TRAIN, "images").path())
          .hasFileName("animals");
    }

    @Test
    void aFlippedBitIsNamedWithBothHashes() throws Exception {
      Path file = folder.resolve("train-images-idx3-ubyte");
      String expected = DatasetFile.of(file).sha256();
      byte[] bytes = Files.readAllBytes(file);
      bytes[50] ^= 4;
      Files.write(file, bytes);

      rejected(
          "%s is damaged or was changed:\n  its SHA-256 is %s,\n  but dataset.json says %s"
              .formatted(file, DatasetFile.of(file).sha256(), expected));
    }

    @Test
    void aMissingFileIsNamedAsTheManifestNamesIt() throws Exception {
      Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

      rejected(
          """
              %s does not hold the four files of a data set:
                no test labels; looked for t10k-labels-idx1-ubyte.gz"""
              .formatted(folder));
    }

    @Test
    void aWrongNumberOfTrainingImagesIsRejected() throws Exception {
      edit("\"train_count\": 6", "\"train_count\": 7");

      rejected(
          folder.resolve("train-images-idx3-ubyte") + " has 6 images, but dataset.json says 7");
    }

    @Test
    void aWrongNumberOfTestImagesIsRejected() throws Exception {
      edit("\"test_count\": 3", "\"test_count\": 2");

      rejected(
          folder.resolve("t10k-images-idx3-ubyte.gz") + " has 3 images, but dataset.json says 2");
    }

    @Test
    void aWrongShapeIsRejected() throws Exception {
      edit("[4, 5, 1]", "[5, 4, 1]");

      rejected(
          folder.resolve("train-images-idx3-ubyte")
              + " has images of the shape [4, 5, 1], but dataset.json of [5, 4, 1]");
    }

    @Test
    void aLabelWithoutAClassIsRejected() throws Exception {
      edit("\"dog\", \"eel\"", "\"dog\"");

      rejected(
          folder.resolve("train-labels-idx1-ubyte")
              + ": label 2 of image 2 is not below 2, the number of classes in dataset.json");
    }

    private void edit(String old, String replacement) throws IOException {
      Path manifest = folder.resolve("dataset.json");
      String text = Files.readString(manifest);
      assertThat(text).contains(old);
      Files.writeString(manifest, text.replace(old, replacement));
    }
  }

  /** Whoever reads such a file waits for ever, or never gets to its end. */
  @ParameterizedTest
  @CsvSource({
    "/dev/zero, train-images-idx3-ubyte",
    "/dev/zero, t10k-labels-idx1-ubyte.gz",
    "/dev/zero, dataset.json",
    "PIPE, train-images-idx3-ubyte",
    "PIPE, t10k-labels-idx1-ubyte.gz",
    "PIPE, dataset.json"
  })
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void aPipeOrADeviceIsRefused(Path target, String name) throws Exception {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    if (target.isAbsolute()) {
      Files.createSymbolicLink(file, target);
    } else {
      assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    }

    rejected(file + " cannot be read: it is a pipe or a device, not a file");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    folder = temporary.resolve("nowhere");

    rejected("there is no folder " + folder + "; a data set is a folder of four IDX files");
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    folder = Files.writeString(temporary.resolve("file"), "");

    rejected(folder + " is not a folder; a data set is a folder of four IDX files");
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private void rejected(String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetReader.read(folder))
        .withMessage(message);
  }
}
