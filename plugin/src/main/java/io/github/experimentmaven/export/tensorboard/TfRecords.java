package io.github.experimentmaven.export.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A file of records in <a
 * href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">TensorFlow's
 * format</a>: of each its length, the length's checksum, its bytes, their checksum; all numbers
 * little-endian.
 */
final class TfRecords {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void add(byte[] content) {
    byte[] length = littleEndian(Long.BYTES).putLong(content.length).array();
    out.writeBytes(length);
    out.writeBytes(checksum(length));
    out.writeBytes(content);
    out.writeBytes(checksum(content));
  }

  /** The whole file. */
  byte[] bytes() {
    return out.toByteArray();
  }

  /**
   * CRC-32C, masked: records may hold checksums themselves, and the checksum of data with its own
   * checksum is always the same.
   */
  private static byte[] checksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    return littleEndian(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
