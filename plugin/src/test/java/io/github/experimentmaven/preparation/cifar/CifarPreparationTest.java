package io.github.experimentmaven.preparation.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.CifarLabel;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.Mutations;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.preparation.PreparedData;
import io.github.experimentmaven.task.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CifarPreparationTest {

  @TempDir Path temporary;

  @Test
  void cifar10BecomesImagesOfTenClasses() throws Exception {
    Path folder = CifarFiles.writeCifar10(temporary.resolve("cifar"));

    Dataset dataset = get(cifar10(folder));

    assertThat(dataset.name()).isEqualTo("CIFAR-10");
    assertThat(dataset.features()).isEqualTo(new Features.Images(List.of(32, 32, 3)));
    assertThat(dataset.targets().classes().classNames()).hasSize(10).startsWith("class0", "class1");
    assertThat(dataset.counts()).containsEntry(Part.TRAIN, 50).containsEntry(Part.TEST, 10);
  }

  @Test
  void planesBecomePixels() throws Exception {
    Path folder = CifarFiles.writeCifar10(temporary.resolve("cifar"));
    byte[] record = Files.readAllBytes(folder.resolve("data_batch_2.bin"));

    byte[] images =
        Files.readAllBytes(get(cifar10(folder)).files().folder().resolve("train_images"));

    int tenth = images.length - 40 * 3072;
    for (int pixel : new int[] {0, 1, 33, 1023}) {
      assertThat(Arrays.copyOfRange(images, tenth + 3 * pixel, tenth + 3 * pixel + 3))
          .containsExactly(record[1 + pixel], record[1025 + pixel], record[2049 + pixel]);
    }
  }

  @Test
  void ofCifar100EitherLabelIsTheOneToBeTold() throws Exception {
    Path folder = CifarFiles.writeCifar100(temporary.resolve("cifar"));

    Dataset fine = get(cifar100(folder, CifarLabel.FINE));
    Dataset coarse = get(cifar100(folder, CifarLabel.COARSE));

    assertThat(fine.targets().classes().count()).isEqualTo(100);
    assertThat(coarse.targets().classes().count()).isEqualTo(20);
    assertThat(Files.readAllBytes(fine.files().folder().resolve("test_labels"))).endsWith(98, 99);
    assertThat(Files.readAllBytes(coarse.files().folder().resolve("test_labels"))).endsWith(18, 19);
  }

  @Test
  void theFolderThatTheArchiveUnpacksToIsFound() throws Exception {
    CifarFiles.writeCifar10(temporary.resolve("cifar/cifar-10-batches-bin"));

    assertThat(get(cifar10(temporary.resolve("cifar"))).counts()).containsEntry(Part.TEST, 10);
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    Path folder = CifarFiles.writeCifar10(temporary.resolve("cifar"));
    Files.delete(folder.resolve("data_batch_4.bin"));

    assertProblem(
        cifar10(folder),
        "there is no file %s; expected CIFAR-10, binary version, as unpacked"
            .formatted(folder.resolve("data_batch_4.bin")));
  }

  @Test
  void whatIsNoRecordIsNamed() throws Exception {
    Path folder = CifarFiles.writeCifar10(temporary.resolve("cifar"));
    Path file = folder.resolve("test_batch.bin");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, 5000));
    assertProblem(
        cifar10(folder),
        file + " has 5000 bytes; expected records of 3073 bytes, and nothing else");

    bytes[2 * 3073] = 10;
    Files.write(file, bytes);
    assertProblem(
        cifar10(folder), file + " is damaged: record 2 has the label 10; expected 0 to 9");
  }

  @Test
  void eachClassHasAName() throws Exception {
    Path folder = CifarFiles.writeCifar10(temporary.resolve("cifar"));
    Path file = Files.writeString(folder.resolve("batches.meta.txt"), "cat\ndog\ncat\n");

    assertProblem(
        cifar10(folder),
        file + " has 3 names, 2 of them different; expected 10 classes, one a line");
  }

  /** A data set, or an exception that names a file. */
  @Timeout(600)
  @Test
  void whatIsDamagedIsADataSetOrIsNamed() throws Exception {
    Path folder = CifarFiles.writeCifar10(temporary.resolve("cifar"));
    Random random = new Random(1);
    List<String> names = List.of("test_batch.bin", "batches.meta.txt", "data_batch_3.bin");
    int named = 0;
    int count = Mutations.count(1000);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(names.get(i % names.size()));
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Mutations.next(whole, random));
      Path target = Files.createDirectories(temporary.resolve("target"));
      try {
        cifar10(folder).write(target);
      } catch (DatasetException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
        named++;
      }
      Files.write(file, whole);
    }
    assertThat(named).isGreaterThan(count / 10);
  }

  private static Preparation cifar10(Path folder) {
    return CifarPreparation.of(new DatasetSource.Cifar10("cifar", ""), folder);
  }

  private static Preparation cifar100(Path folder, CifarLabel labels) {
    return CifarPreparation.of(new DatasetSource.Cifar100("cifar", labels, ""), folder);
  }

  private Dataset get(Preparation preparation) throws DatasetException {
    return new PreparedData(temporary.resolve("cache")).get(preparation);
  }

  private void assertProblem(Preparation preparation, String message) throws IOException {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> get(preparation))
        .withMessage(message);
  }
}
