package io.github.experimentmaven.accepted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The bytes of a side file of predictions: gzipped, without a time. */
public final class SideFile {

  private SideFile() {}

  /** The file of some content. Another JDK may pack the same to other bytes. */
  public static byte[] pack(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new Smallest(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /**
   * The content of a file.
   *
   * @throws IOException if it is not gzipped, or damaged
   */
  public static byte[] unpack(byte[] file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /** It is written once and kept for ever. */
  private static final class Smallest extends GZIPOutputStream {

    Smallest(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
