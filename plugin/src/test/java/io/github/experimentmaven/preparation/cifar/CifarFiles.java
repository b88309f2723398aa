package io.github.experimentmaven.preparation.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Folders as the archives of CIFAR unpack to, of a few images. */
public final class CifarFiles {

  private static final int IMAGE = 3072;

  private CifarFiles() {}

  /** CIFAR-10, ten images a file, one of each class. */
  public static Path writeCifar10(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(10);
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), records(10, random, 10));
    }
    Files.write(folder.resolve("test_batch.bin"), records(10, random, 10));
    Files.writeString(folder.resolve("batches.meta.txt"), names(10) + "\n");
    return folder;
  }

  /** CIFAR-100, one image of each fine class. */
  public static Path writeCifar100(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(100);
    Files.write(folder.resolve("train.bin"), records(100, random, 20, 100));
    Files.write(folder.resolve("test.bin"), records(100, random, 20, 100));
    Files.writeString(folder.resolve("fine_label_names.txt"), names(100));
    Files.writeString(folder.resolve("coarse_label_names.txt"), names(20));
    return folder;
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "class" + i + "\n")
        .collect(Collectors.joining());
  }

  /**
   * @param classes of each label before an image
   */
  private static byte[] records(int count, Random random, int... classes) {
    int length = classes.length + IMAGE;
    byte[] bytes = new byte[count * length];
    random.nextBytes(bytes);
    for (int i = 0; i < count; i++) {
      for (int label = 0; label < classes.length; label++) {
        bytes[i * length + label] = (byte) (i % classes[label]);
      }
    }
    return bytes;
  }
}
