package io.github.experimentmaven.publication;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parameters in the zip of a network, as ND4J writes arrays: twice how the memory is kept, how
 * many numbers there are and of which type, then these, big-endian; first the shape, then the
 * parameters.
 */
final class ModelParameters {

  private static final String ENTRY = "coefficients.bin";
  private static final String FLOAT = "FLOAT";

  private ModelParameters() {}

  /**
   * Reads them.
   *
   * @param zip that a trainer wrote
   * @throws IOException if it is damaged or of another kind; the message names it
   */
  static float[] read(Path zip) throws IOException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      ZipEntry entry = archive.getEntry(ENTRY);
      if (entry == null) {
        throw new IOException(zip + " has no " + ENTRY);
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(archive.getInputStream(entry)))) {
        in.readUTF();
        long axes = in.readLong();
        in.readUTF();
        in.skipNBytes(Math.multiplyExact(axes, Long.BYTES));
        in.readUTF();
        int count = Math.toIntExact(in.readLong());
        String type = in.readUTF();
        if (!type.equals(FLOAT)) {
          throw new IOException(zip + " has numbers of the type " + type + ", not " + FLOAT);
        }
        float[] parameters = new float[count];
        for (int i = 0; i < count; i++) {
          parameters[i] = in.readFloat();
        }
        return parameters;
      } catch (EOFException e) {
        throw new IOException(zip + " is damaged: " + ENTRY + " ends too early", e);
      }
    }
  }
}
