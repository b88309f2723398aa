package io.github.experimentmaven.accepted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What the networks of all seeds said of every test image, and what is right.
 *
 * <p>As bytes it is gzipped, without a time. Unpacked, all numbers big-endian: the eight ASCII
 * bytes {@code EXPBASE1}; the numbers of seeds and of images as 32-bit integers; the width of a
 * class in bytes, 1 or 2, as one byte; the label of each image; then for each seed and image the
 * predicted class, exclusive or the label. Right predictions are 0 that way, so that ten seeds take
 * hardly more room than one.
 */
public final class SeedPredictions {

  private static final byte[] MAGIC = {'E', 'X', 'P', 'B', 'A', 'S', 'E', '1'};
  private static final int HEADER = MAGIC.length + 9;
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
            seed.length + " predictions of " + labels.length + " images");
      }
    }
    if (!all().allMatch(each -> areBelow(TWO_BYTES, each))) {
      throw new IllegalArgumentException("classes must lie in [0, " + (TWO_BYTES - 1) + "]");
    }
  }

  /** How many test images there are. */
  public int images() {
    return labels.length;
  }

  /** How many seeds there are. */
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
  boolean saysTheSameAs(SeedPredictions other) {
    return Arrays.equals(labels, other.labels)
        && Arrays.deepEquals(seeds.toArray(int[][]::new), other.seeds.toArray(int[][]::new));
  }

  /** The bytes of the file. */
  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int width = all().allMatch(each -> areBelow(ONE_BYTE, each)) ? 1 : 2;
    try (DataOutputStream out = new DataOutputStream(new Smallest(bytes))) {
      out.write(MAGIC);
      out.writeInt(seeds.size());
      out.writeInt(labels.length);
      out.writeByte(width);
      write(out, labels, new int[labels.length], width);
      for (int[] seed : seeds) {
        write(out, seed, labels, width);
      }
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, int[] classes, int[] mask, int width)
      throws IOException {
    for (int i = 0; i < classes.length; i++) {
      int value = classes[i] ^ mask[i];
      if (width == 1) {
        out.writeByte(value);
      } else {
        out.writeShort(value);
      }
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws IOException if they are no such predictions, or too few or too many
   */
  public static SeedPredictions of(byte[] file) throws IOException {
    byte[] content;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      content = in.readAllBytes();
    }
    ByteBuffer in = ByteBuffer.wrap(content);
    if (content.length < HEADER || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      throw new IOException("it is not a file of a baseline's predictions");
    }
    in.position(MAGIC.length);
    int seeds = in.getInt();
    int images = in.getInt();
    int width = in.get();
    long expected = HEADER + (seeds + 1L) * images * width;
    if (seeds < 0 || images < 0 || (width != 1 && width != 2) || content.length != expected) {
      throw new IOException(
          "%d bytes cannot hold the predictions of %d seeds for %d images"
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

  /** It is written once and kept for ever. */
  private static final class Smallest extends GZIPOutputStream {

    Smallest(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
