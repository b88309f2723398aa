package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of samples, one after another, as many of each. Those of a file are mapped into memory:
 * they are pages of the system's cache, shared by all who map the file, and take neither Java heap
 * nor, when memory is short, any place at all. A file may be larger than a buffer can be.
 */
public final class SampleBytes {

  private final ByteBuffer[] segments;
  private final int samplesPerSegment;
  private final int count;
  private final int size;

  private SampleBytes(ByteBuffer[] segments, int samplesPerSegment, int count, int size) {
    this.segments = segments;
    this.samplesPerSegment = samplesPerSegment;
    this.count = count;
    this.size = size;
  }

  /**
   * Bytes in an array.
   *
   * @param data the samples one after another
   * @param size bytes a sample
   * @throws IllegalArgumentException if they are no whole number of samples
   */
  public static SampleBytes of(byte[] data, int size) {
    if (data.length % size != 0) {
      throw new IllegalArgumentException(
          data.length + " bytes are no whole number of samples of " + size);
    }
    int count = data.length / size;
    return new SampleBytes(new ByteBuffer[] {ByteBuffer.wrap(data)}, count, count, size);
  }

  /**
   * The data of an IDX file that is not gzipped, mapped where it is.
   *
   * @throws DatasetException if it cannot be read, is no such file or has the wrong length
   */
  static SampleBytes map(Path file) throws DatasetException {
    return map(file, Integer.MAX_VALUE);
  }

  /**
   * As {@link #map(Path)}.
   *
   * @param longest that a piece of the file may be which is mapped at once, unless a sample is
   *     longer
   */
  static SampleBytes map(Path file, int longest) throws DatasetException {
    IdxHeader header = IdxFile.readHeader(file);
    int size = header.sampleSize();
    if (size == 0 || header.count() == 0) {
      return new SampleBytes(new ByteBuffer[0], 1, header.count(), size);
    }
    // No sample is in two segments.
    int samples = Math.max(1, longest / size);
    ByteBuffer[] segments = new ByteBuffer[(header.count() - 1) / samples + 1];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = 0; i < segments.length; i++) {
        int from = i * samples;
        int to = Math.min(from + samples, header.count());
        segments[i] =
            channel.map(
                MapMode.READ_ONLY,
                header.headerSize() + (long) from * size,
                (long) (to - from) * size);
      }
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
    return new SampleBytes(segments, samples, header.count(), size);
  }

  /** How many samples there are. */
  public int count() {
    return count;
  }

  /** How many bytes a sample has. */
  public int size() {
    return size;
  }

  /**
   * Copies the bytes of a sample.
   *
   * @param sample its position
   * @param target of their number at least
   */
  public void copy(int sample, byte[] target) {
    segments[sample / samplesPerSegment].get(sample % samplesPerSegment * size, target, 0, size);
  }

  /**
   * Copies the values of a sample whose file has the type {@link IdxType#FLOAT}.
   *
   * @param sample its position
   * @param target of their number at least
   * @param at the place of the first one
   */
  public void copyFloats(int sample, float[] target, int at) {
    ByteBuffer segment = segments[sample / samplesPerSegment];
    int from = sample % samplesPerSegment * size;
    for (int i = 0; i < size / Float.BYTES; i++) {
      target[at + i] = segment.getFloat(from + i * Float.BYTES);
    }
  }

  /** The first value of a sample whose file has the type {@link IdxType#INT}. */
  public int intValue(int sample) {
    return segments[sample / samplesPerSegment].getInt(sample % samplesPerSegment * size);
  }

  /** One byte of a sample, unsigned. */
  public int value(int sample, int index) {
    return Byte.toUnsignedInt(
        segments[sample / samplesPerSegment].get(sample % samplesPerSegment * size + index));
  }
}
