package io.github.experimentmaven.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetStatisticsTest {

  @TempDir Path folder;

  @Test
  void imagesAreCountedPerClassInBothHalves() throws Exception {
    var statistics = DatasetStatistics.of(DatasetReader.read(IdxFiles.writeSmallDataset(folder)));

    assertThat(statistics.trainPerClass()).containsExactly(3, 2, 1);
    assertThat(statistics.testPerClass()).containsExactly(0, 1, 2);
  }

  @Test
  void meanAndStandardDeviationAreThoseOfTheTrainingImagesScaledToOne() throws Exception {
    IdxFiles.writeSmallDataset(folder);
    byte[] data = new byte[120];
    for (int i = 0; i < 30; i++) {
      data[i] = (byte) 255;
    }
    Files.write(folder.resolve("train-images-idx3-ubyte"), IdxFiles.idx(data, 6, 4, 5));

    var statistics = DatasetStatistics.of(DatasetReader.read(folder));

    assertThat(statistics.pixels().mean()).isEqualTo(0.25);
    // sqrt(p (1 - p)) with p = 1/4
    assertThat(statistics.pixels().standardDeviation()).isEqualTo(Math.sqrt(3) / 4, within(1e-15));
  }

  @Test
  void theLargestClassIsComparedWithTheSmallest() {
    assertThat(new DatasetStatistics(List.of(3, 2, 6), List.of(1, 1, 1), null).imbalance())
        .isEqualTo(3);
    assertThat(new DatasetStatistics(List.of(3, 0), List.of(1, 1), null).imbalance()).isInfinite();
  }

  @Test
  void anImageHasAsManyPixelsAsItsShapeSays() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleImage(0, 0, Shape.of(4, 5, 1), new byte[19]))
        .withMessage("19 bytes are no image of shape [4, 5, 1]");
  }

  @Test
  void imagesAllOfOneShadeHaveNoDeviation() throws Exception {
    IdxFiles.writeSmallDataset(folder);
    byte[] data = new byte[120];
    Arrays.fill(data, (byte) 77);
    Files.write(folder.resolve("train-images-idx3-ubyte"), IdxFiles.idx(data, 6, 4, 5));

    assertThat(DatasetStatistics.of(DatasetReader.read(folder)).pixels().standardDeviation())
        .isZero();
  }

  @Test
  void theSameSeedChoosesTheSameImagesAndAnotherSeedOthers() throws Exception {
    var dataset = DatasetReader.read(IdxFiles.writeSmallDataset(folder));

    assertThat(SampleImage.choose(dataset, 3, 1))
        .extracting(SampleImage::index)
        .containsExactly(2, 0, 1);
    assertThat(SampleImage.choose(dataset, 3, 2))
        .extracting(SampleImage::index)
        .containsExactly(4, 0, 2);
  }

  @Test
  void noMoreImagesAreChosenThanThereAreAndNoneTwice() throws Exception {
    var dataset = DatasetReader.read(IdxFiles.writeSmallDataset(folder));

    assertThat(SampleImage.choose(dataset, 100, 1))
        .extracting(SampleImage::index)
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void aChosenImageHasItsOwnPixelsAndLabel() throws Exception {
    var dataset = DatasetReader.read(IdxFiles.writeSmallDataset(folder));
    int[] labels = {0, 1, 2, 0, 1, 0};

    for (var image : SampleImage.choose(dataset, 6, 1)) {
      assertThat(image.label()).isEqualTo(labels[image.index()]);
      assertThat(image.image().shape()).isEqualTo(Shape.of(4, 5, 1));
      // The pixels of the small data set count up through all images, 20 an image.
      assertThat(image.image().value(0, 0, 0)).isEqualTo(20 * image.index());
      assertThat(image.image().value(2, 3, 0)).isEqualTo(20 * image.index() + 13);
      assertThat(image.image().pixels()).hasSize(20);
    }
  }

  @Test
  void valuesOfChannelsLieSideBySide() throws Exception {
    IdxFiles.writeSmallDataset(folder);
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    Files.delete(folder.resolve("t10k-images-idx3-ubyte.gz"));
    Files.write(folder.resolve("train-images-idx4-ubyte"), IdxFiles.counting(6, 2, 3, 3));
    Files.write(folder.resolve("t10k-images-idx4-ubyte"), IdxFiles.counting(3, 2, 3, 3));

    var image = SampleImage.choose(DatasetReader.read(folder), 1, 5).get(0);

    assertThat(image.image().value(1, 2, 1)).isEqualTo(18 * image.index() + (1 * 3 + 2) * 3 + 1);
  }
}
