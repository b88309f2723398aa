package io.github.experimentmaven.preparation.npz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays and archives as NumPy writes them, and as it never would. */
final class NpyFiles {

  private NpyFiles() {}

  /** An array of version 1 in C order. */
  static byte[] array(String type, String shape, byte[] content) {
    return ofHeader(
        1,
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape),
        content);
  }

  static byte[] ofHeader(int version, String header, byte[] content) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out =
        ByteBuffer.allocate(16 + text.length + content.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) version).put((byte) 0);
    if (version == 1) {
      out.putShort((short) text.length);
    } else {
      out.putInt(text.length);
    }
    out.put(text).put(content);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] floats(ByteOrder order, float... values) {
    ByteBuffer out = ByteBuffer.allocate(values.length * Float.BYTES).order(order);
    for (float value : values) {
      out.putFloat(value);
    }
    return out.array();
  }

  static byte[] longs(ByteOrder order, long... values) {
    ByteBuffer out = ByteBuffer.allocate(values.length * Long.BYTES).order(order);
    for (long value : values) {
      out.putLong(value);
    }
    return out.array();
  }

  static byte[] archive(Map<String, byte[]> arrays) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        out.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        out.write(array.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static Path write(Path file, Map<String, byte[]> arrays) throws IOException {
    return Files.write(file, archive(arrays));
  }
}
