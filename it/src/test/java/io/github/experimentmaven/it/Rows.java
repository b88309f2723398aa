package io.github.experimentmaven.it;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Data sets that are rows of three numbers, which a small network learns within seconds: 600 to
 * train with and 200 to test with. Every call makes the same files.
 */
public final class Rows {

  private static final int COLUMNS = 3;
  private static final int TRAIN = 600;
  private static final int TEST = 200;

  private static final int IDX_LABELS = 0x0801;
  private static final int IDX_FLOATS = 0x0d01;
  private static final int IDX_ROWS = 0x0d02;

  private static final String CLASSES =
      "\"targets\": {\"type\": \"Classes\", \"class_names\": [\"stays\", \"leaves\"]}";
  private static final String NUMBER =
      "\"targets\": {\"type\": \"Numbers\", \"names\": [\"price\"]}";

  private Rows() {}

  /** Whether a weighted sum of the numbers, with noise, is above a bound: fewer than half are. */
  public static void ofTwoClasses(Path folder) throws IOException {
    write(folder, true);
  }

  /** A curved function of the numbers, with noise. */
  public static void ofANumber(Path folder) throws IOException {
    write(folder, false);
  }

  private static void write(Path folder, boolean classes) throws IOException {
    Files.createDirectories(folder);
    write(folder, "train", TRAIN, classes, new Random(1));
    write(folder, "test", TEST, classes, new Random(2));
    String role = classes ? "labels" : "targets";
    Files.writeString(
        folder.resolve("dataset.json"),
        """
        {
          "format_version": 2,
          "name": "Rows",
          "description": "",
          "features": {"type": "Numbers", "columns": [
            {"name": "age", "shift": 40.0, "scale": 12.5},
            {"name": "income", "shift": 0.0, "scale": 1.0},
            {"name": "city=Bonn", "shift": 0.0, "scale": 1.0}]},
          %s,
          "counts": {"train": %d, "test": %d},
          "files": {%s, %s, %s, %s},
          "licence": "",
          "origin": ""
        }
        """
            .formatted(
                classes ? CLASSES : NUMBER,
                TRAIN,
                TEST,
                entry(folder, "train_features"),
                entry(folder, "train_" + role),
                entry(folder, "test_features"),
                entry(folder, "test_" + role)));
  }

  private static String entry(Path folder, String key) throws IOException {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(key)));
      return "\"%s\": {\"file\": \"%s\", \"sha256\": \"%s\", \"content_sha256\": \"\"}"
          .formatted(key, key, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void write(Path folder, String part, int count, boolean classes, Random random)
      throws IOException {
    try (var features = open(folder.resolve(part + "_features"));
        var targets = open(folder.resolve(part + (classes ? "_labels" : "_targets")))) {
      features.writeInt(IDX_ROWS);
      features.writeInt(count);
      features.writeInt(COLUMNS);
      targets.writeInt(classes ? IDX_LABELS : IDX_FLOATS);
      targets.writeInt(count);
      for (int i = 0; i < count; i++) {
        double age = random.nextDouble() * 4 - 2;
        double income = random.nextDouble() * 4 - 2;
        double city = random.nextInt(2);
        features.writeFloat((float) age);
        features.writeFloat((float) income);
        features.writeFloat((float) city);
        double noise = random.nextDouble() - 0.5;
        if (classes) {
          targets.writeByte(age - income + city + noise > 1 ? 1 : 0);
        } else {
          targets.writeFloat((float) (3 + age * income + 2 * city + noise / 5));
        }
      }
    }
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
  }
}
