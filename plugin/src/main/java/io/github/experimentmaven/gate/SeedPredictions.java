package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.KeptPredictions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which class the networks of all seeds said of every test image, and which is right.
 *
 * <p>The content, all numbers big-endian: the eight ASCII bytes {@code EXPBASE1}; the numbers of
 * seeds and of images as 32-bit integers; the width of a class in bytes, 1 or 2, as one byte; the
 * label of each image; then for each seed and image the predicted class, exclusive or the label.
 * Right predictions are 0 that way, so that ten seeds take hardly more room than one once they are
 * packed.
 */
public final class SeedPredictions implements KeptPredictions {

  /** The first letters of the content. */
  static final String FORMAT = "EXPBASE1";

  private static final int HEADER = FORMAT.length() + 9;
  private static final int ONE_BYTE = 1 << Byte.SIZE;
  private static final int TWO_BYTES = 1 << Short.SIZE;

  private final int[] labels;
  private final List<int[]> seeds;

  /**
   * Copies the predictions.
   *
   * @param labels of the test images, from 0
   * @param seeds the predicted class of each image, one array a seed
   * @throws IllegalArgumentException if the numbers of images differ, or a class is not in [0,
   *     65535]
   */
  public SeedPredictions(int[] labels, List<int[]> seeds) {
    this.labels = labels.clone();
    this.seeds = seeds.stream().map(int[]::clone).toList();
    for (int[] seed : seeds) {
      if (seed.length != labels.length) {
        throw new IllegalArgumentException(
            seed.length + " predictions of " + labels.length + " samples");
      }
    }
    if (!all().allMatch(each -> areBelow(TWO_BYTES, each))) {
      throw new IllegalArgumentException("classes must lie in [0, " + (TWO_BYTES - 1) + "]");
    }
  }

  /** How many test images there are. */
  @Override
  public int samples() {
    return labels.length;
  }

  @Override
  public int seeds() {
    return seeds.size();
  }

  /** The right class of an image. */
  public int label(int image) {
    return labels[image];
  }

  /**
   * The class that a seed's network predicted.
   *
   * @param seed its place, from 0
   */
  public int predicted(int seed, int image) {
    return seeds.get(seed)[image];
  }

  /** Whether a seed's network was right. */
  public boolean isRight(int seed, int image) {
    return predicted(seed, image) == labels[image];
  }

  /** Some of the seeds only, by their places. */
  public SeedPredictions only(List<Integer> places) {
    return new SeedPredictions(labels, places.stream().map(seeds::get).toList());
  }

  /** Predictions of other networks for the same images. */
  public SeedPredictions ofOthers(List<int[]> others) {
    return new SeedPredictions(labels, others);
  }

  /** Whether others are of the same labels and classes, seed by seed. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeedPredictions predictions
        && Arrays.equals(labels, predictions.labels)
        && Arrays.deepEquals(seeds.toArray(int[][]::new), predictions.seeds.toArray(int[][]::new));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(labels) + Arrays.deepHashCode(seeds.toArray(int[][]::new));
  }

  @Override
  public byte[] content() {
    int width = all().allMatch(each -> areBelow(ONE_BYTE, each)) ? 1 : 2;
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(length(seeds.size(), labels.length, width)));
    out.put(FORMAT.getBytes(StandardCharsets.US_ASCII));
    out.putInt(seeds.size()).putInt(labels.length).put((byte) width);
    write(out, labels, new int[labels.length], width);
    for (int[] seed : seeds) {
      write(out, seed, labels, width);
    }
    return out.array();
  }

  private static long length(int seeds, int images, int width) {
    return HEADER + (seeds + 1L) * images * width;
  }

  private static void write(ByteBuffer out, int[] classes, int[] mask, int width) {
    for (int i = 0; i < classes.length; i++) {
      int value = classes[i] ^ mask[i];
      if (width == 1) {
        out.put((byte) value);
      } else {
        out.putShort((short) value);
      }
    }
  }

  /**
   * Reads content that begins with {@link #FORMAT}.
   *
   * @throws IOException if it is too short or too long
   */
  static SeedPredictions of(byte[] content) throws IOException {
    if (content.length < HEADER) {
      throw new IOException("%s bytes cannot hold any predictions".formatted(content.length));
    }
    ByteBuffer in = ByteBuffer.wrap(content).position(FORMAT.length());
    int seeds = in.getInt();
    int images = in.getInt();
    int width = in.get();
    if (seeds < 0
        || images < 0
        || (width != 1 && width != 2)
        || content.length != length(seeds, images, width)) {
      throw new IOException(
          "%s bytes cannot hold the predictions of %s seeds for %s samples"
              .formatted(content.length, seeds, images));
    }
    int[] labels = read(in, new int[images], width);
    List<int[]> predicted = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      predicted.add(read(in, labels, width));
    }
    return new SeedPredictions(labels, predicted);
  }

  private static int[] read(ByteBuffer in, int[] mask, int width) {
    int[] classes = new int[mask.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] =
          mask[i]
              ^ (width == 1 ? Byte.toUnsignedInt(in.get()) : Short.toUnsignedInt(in.getShort()));
    }
    return classes;
  }

  private Stream<int[]> all() {
    return Stream.concat(Stream.of(labels), seeds.stream());
  }

  // Loops, as these see each prediction of each build, which has no time to become fast.
  private static boolean areBelow(int limit, int[] values) {
    for (int value : values) {
      if (value < 0 || value >= limit) {
        return false;
      }
    }
    return true;
  }
}
