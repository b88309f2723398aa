package io.github.experimentmaven.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.IdxOutput;
import io.github.experimentmaven.dataset.PackedDataset;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.experiment.ValidationPlace;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationPreparationTest {

  private static final Validation FIFTH = new Validation(0.2, ValidationPlace.RANDOM, null);

  @TempDir Path folder;

  @Test
  void aShareOfEachClassIsTakenFromTheTrainingSamples() throws Exception {
    Dataset whole = images();

    Dataset dataset = prepared(whole, FIFTH);

    assertThat(dataset.counts())
        .hasToString("{TRAIN=16, VALIDATION=4, TEST=2}")
        .isEqualTo(DatasetReader.read(dataset.files().folder()).counts());
    assertThat(values(dataset, Part.TEST)).isEqualTo(values(whole, Part.TEST));
    assertThat(values(dataset, Part.VALIDATION).stream().filter(pixel -> pixel % 2 == 0))
        .hasSize(2);
    List<Integer> both = new ArrayList<>(values(dataset, Part.TRAIN));
    both.addAll(values(dataset, Part.VALIDATION));
    assertThat(both).containsExactlyInAnyOrderElementsOf(values(whole, Part.TRAIN));
  }

  @Test
  void theLastOnesAreTakenInTheOrderOfTheData() throws Exception {
    Dataset dataset = prepared(images(), new Validation(0.2, ValidationPlace.END, null));

    assertThat(values(dataset, Part.VALIDATION)).containsExactly(16, 17, 18, 19);
  }

  @Test
  void aValidationPartOfItsOwnIsKeptAndNotSplitAgain() throws Exception {
    Dataset own = prepared(images(), FIFTH);

    Dataset subset =
        new PreparedData(folder.resolve("cache"))
            .get(
                new SubsetPreparation(
                    new DatasetSource.Subset(new DatasetSource.Folder("own"), 8, null, 1), own));

    assertThat(subset.counts()).hasToString("{TRAIN=8, VALIDATION=4, TEST=2}");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new ValidationPreparation(own, FIFTH))
        .withMessage("images has a validation part of its own, of 4 images\nleave validation out");
  }

  @Test
  void theTestSamplesAreNoValidationPart() throws Exception {
    Path target = Files.createDirectories(folder.resolve("same"));
    Features features = new Features.Images(List.of(1, 1, 1));
    Targets targets = new Targets.Classes(List.of("x", "y"));
    DatasetWriter writer = new DatasetWriter(target);
    for (Part part : Part.values()) {
      try (IdxOutput samples = writer.features(part, features);
          IdxOutput labels = writer.targets(part, targets)) {
        samples.write(new byte[] {part == Part.TRAIN ? (byte) 1 : 2});
        labels.write(0);
      }
    }
    writer.finish("same", "", features, targets, "", "");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> DatasetReader.read(target))
        .withMessage(
            target.resolve("val_images")
                + " holds the samples of the test part; whatever is chosen by them would be too"
                + " good on these\n"
                + "give samples of their own to validate with");
  }

  @Test
  void whatIsPublishedOfItHasItsValidationPart() throws Exception {
    Dataset dataset = prepared(images(), FIFTH);
    Path target = folder.resolve("published");

    PackedDataset.write(dataset, target);

    assertThat(DatasetReader.read(target).contentHashes()).isEqualTo(dataset.contentHashes());
  }

  @Test
  void numbersThatWereScaledByAllRowsAreRefused() throws Exception {
    Dataset scaled = written("scaled", new Features.Numbers(List.of(new Column("a", 2, 0.5))));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> new ValidationPreparation(scaled, FIFTH))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("validation"))
        .withMessage(
            "the numbers of scaled were learned of all of its training rows, so that training would"
                + " know of the rows that are set apart\n"
                + "name the table itself as the dataset, which then learns of the rows that are"
                + " left");
  }

  private Dataset prepared(Dataset whole, Validation validation) throws DatasetException {
    return new PreparedData(folder.resolve("cache"))
        .get(new ValidationPreparation(whole, validation));
  }

  private Dataset images() throws Exception {
    return written("images", new Features.Images(List.of(1, 1, 1)));
  }

  /** 20 samples to train on, numbered, and two to test with; of two classes. */
  private Dataset written(String name, Features features) throws Exception {
    Path target = Files.createDirectories(folder.resolve(name));
    Targets targets = new Targets.Classes(List.of("x", "y"));
    DatasetWriter writer = new DatasetWriter(target);
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      try (IdxOutput samples = writer.features(part, features);
          IdxOutput labels = writer.targets(part, targets)) {
        for (int i = 0; i < (part == Part.TRAIN ? 20 : 2); i++) {
          if (features instanceof Features.Images) {
            samples.write(new byte[] {(byte) (part == Part.TRAIN ? i : 100 + i)});
          } else {
            samples.write(new float[] {i});
          }
          labels.write(i % 2);
        }
      }
    }
    writer.finish(name, "", features, targets, "", "");
    return DatasetReader.read(target);
  }

  private static List<Integer> values(Dataset dataset, Part part) throws DatasetException {
    byte[] pixels = IdxFile.read(dataset.files().file(part, "images").path()).data();
    return IntStream.range(0, pixels.length).mapToObj(i -> (int) pixels[i]).toList();
  }
}
