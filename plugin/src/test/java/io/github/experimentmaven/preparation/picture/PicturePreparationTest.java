package io.github.experimentmaven.preparation.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.PictureColor;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.PreparedData;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturePreparationTest {

  @TempDir Path temporary;

  private Path folder;

  @BeforeEach
  void writePictures() throws Exception {
    folder = temporary.resolve("photos");
    for (String part : List.of("train", "test")) {
      Pictures.write(folder.resolve(part + "/red/1.png"), Pictures.plain(4, 2, 0xff0000), "png");
      Pictures.write(folder.resolve(part + "/blue/1.png"), Pictures.plain(4, 2, 0x0000ff), "png");
    }
  }

  @Test
  void aFolderOfPicturesIsADataSet() throws Exception {
    Dataset dataset = get(null, PictureColor.RGB);

    assertThat(dataset.name()).isEqualTo("photos");
    assertThat(dataset.features()).isEqualTo(new Features.Images(List.of(2, 4, 3)));
    assertThat(dataset.targets()).isEqualTo(new Targets.Classes(List.of("blue", "red")));
    assertThat(dataset.counts()).containsEntry(Part.TRAIN, 2).containsEntry(Part.TEST, 2);
    byte[] images = content(dataset, "train_images");
    assertThat(Arrays.copyOfRange(images, images.length - 6, images.length))
        .containsExactly(255, 0, 0, 255, 0, 0);
    assertThat(content(dataset, "train_labels")).endsWith(0, 1);
  }

  @Test
  void picturesAreScaledToTheSizeThatIsAskedFor() throws Exception {
    Pictures.write(folder.resolve("train/red/2.jpg"), Pictures.plain(40, 30, 0xff0000), "jpg");

    Dataset dataset = get(new Size(5, 3), PictureColor.GRAYSCALE);

    assertThat(dataset.features()).isEqualTo(new Features.Images(List.of(5, 3, 1)));
    assertThat(dataset.counts()).containsEntry(Part.TRAIN, 3);
    assertThat(content(dataset, "test_images")).endsWith(76, 76, 76);
  }

  @Test
  void theFirstPictureOfAnotherSizeIsNamed() throws Exception {
    Path other = Pictures.write(folder.resolve("train/red/2.png"), Pictures.plain(4, 3, 0), "png");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(null, PictureColor.RGB))
        .withMessage(
            "%s has 4 x 3 pixels, but train/blue/1.png has 4 x 2; give resize: [height, width],"
                + " to which all are scaled",
            other);
  }

  @Test
  void aFolderThatIsRenamedIsAnotherClass() throws Exception {
    get(null, PictureColor.RGB);
    Files.move(folder.resolve("train/red"), folder.resolve("train/scarlet"));
    Files.move(folder.resolve("test/red"), folder.resolve("test/scarlet"));

    assertThat(get(null, PictureColor.RGB).targets())
        .isEqualTo(new Targets.Classes(List.of("blue", "scarlet")));
  }

  @Test
  void aPictureThatIsAddedIsThere() throws Exception {
    get(null, PictureColor.RGB);
    Pictures.write(folder.resolve("test/red/2.png"), Pictures.plain(4, 2, 0), "png");

    assertThat(get(null, PictureColor.RGB).counts()).containsEntry(Part.TEST, 3);
  }

  @Test
  void aPictureThatIsDamagedIsNamed() throws Exception {
    Path file = folder.resolve("test/red/1.png");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(null, PictureColor.RGB))
        .withMessage(
            "%s is no picture: it is truncated: the chunk at byte 33 is not all there", file);
  }

  private Dataset get(@Nullable Size size, PictureColor color) throws DatasetException {
    return new PreparedData(temporary.resolve("cache"))
        .get(
            new PicturePreparation(
                new DatasetSource.Pictures("photos", size, color, null, 1, ""), folder));
  }

  private static byte[] content(Dataset dataset, String file) throws Exception {
    return Files.readAllBytes(dataset.files().folder().resolve(file));
  }
}
