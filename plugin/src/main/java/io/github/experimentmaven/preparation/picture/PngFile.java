package io.github.experimentmaven.preparation.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG. The chunks that say what the pixels are have been checked, and they alone are decoded: no
 * gamma, no profile, no text; of an animation the image that others see, too.
 *
 * <p>Of 16 bits the higher 8 count; what is transparent lets white through.
 */
final class PngFile implements EncodedPicture {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final Set<String> DECODED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Length, type and CRC. */
  private static final int CHUNK_OVERHEAD = 12;

  private static final int HEADER_BYTES = 13;

  private final byte[] chunks;
  private final int height;
  private final int width;
  private final int orientation;

  private PngFile(byte[] chunks, int height, int width, int orientation) {
    this.chunks = chunks;
    this.height = height;
    this.width = width;
    this.orientation = orientation;
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  static PngFile of(byte[] bytes) throws BadPictureException {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream(bytes.length);
    chunks.writeBytes(SIGNATURE);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int height = 0;
    int width = 0;
    int orientation = Orientation.UPRIGHT;
    int at = SIGNATURE.length;
    String type = "";
    while (!type.equals("IEND")) {
      int length = bytes.length - at < CHUNK_OVERHEAD ? -1 : in.getInt(at);
      if (length < 0 || length > bytes.length - at - CHUNK_OVERHEAD) {
        throw new BadPictureException(
            "it is truncated: %s is not all there".formatted(chunk(bytes, at)));
      }
      type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      if ((at == SIGNATURE.length) != type.equals("IHDR")) {
        throw new BadPictureException("%s is not where it belongs".formatted(chunk(bytes, at)));
      }
      if (DECODED.contains(type)) {
        CRC32 crc = new CRC32();
        crc.update(bytes, at + 4, 4 + length);
        if ((int) crc.getValue() != in.getInt(at + 8 + length)) {
          throw new BadPictureException(
              "it is damaged: the CRC of %s is another".formatted(chunk(bytes, at)));
        }
        chunks.write(bytes, at, length + CHUNK_OVERHEAD);
      }
      if (type.equals("IHDR")) {
        if (length != HEADER_BYTES) {
          throw new BadPictureException(
              "its header has %s bytes; expected %s".formatted(length, HEADER_BYTES));
        }
        width = in.getInt(at + 8);
        height = in.getInt(at + 12);
      } else if (type.equals("eXIf")) {
        orientation = Orientation.of(Arrays.copyOfRange(bytes, at + 8, at + 8 + length));
      }
      at += length + CHUNK_OVERHEAD;
    }
    return new PngFile(chunks.toByteArray(), height, width, orientation);
  }

  private static String chunk(byte[] bytes, int at) {
    boolean hasType = at + 8 <= bytes.length;
    StringBuilder type = new StringBuilder();
    for (int i = at + 4; hasType && i < at + 8; i++) {
      char letter = (char) (bytes[i] & 0xff);
      type.append(letter > ' ' && letter < 127 ? letter : '?');
    }
    return hasType ? "chunk %s at byte %s".formatted(type, at) : "the chunk at byte " + at;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int orientation() {
    return orientation;
  }

  @Override
  public Picture decode() throws BadPictureException {
    BufferedImage image =
        EncodedPicture.read("png", chunks, (reader, param) -> reader.read(0, param));
    return image.getColorModel() instanceof IndexColorModel palette
        ? ofPalette(image.getRaster(), palette)
        : ofChannels(image.getRaster());
  }

  private Picture ofPalette(Raster raster, IndexColorModel palette) throws BadPictureException {
    byte[] values = new byte[height * width * 3];
    int[] row = new int[width];
    int i = 0;
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int index : row) {
        if (index >= palette.getMapSize()) {
          throw new BadPictureException(
              "a pixel of row %s has color %s of a palette of %s"
                  .formatted(y, index, palette.getMapSize()));
        }
        int alpha = palette.getAlpha(index);
        values[i++] = (byte) Colors.composited(palette.getRed(index), alpha);
        values[i++] = (byte) Colors.composited(palette.getGreen(index), alpha);
        values[i++] = (byte) Colors.composited(palette.getBlue(index), alpha);
      }
    }
    return new Picture(height, width, 3, values);
  }

  /** Gray, gray and alpha, RGB, RGB and alpha. */
  private Picture ofChannels(Raster raster) {
    int bands = raster.getNumBands();
    int shift = raster.getSampleModel().getSampleSize(0) - Byte.SIZE;
    boolean hasAlpha = bands % 2 == 0;
    int channels = hasAlpha ? bands - 1 : bands;
    byte[] values = new byte[height * width * channels];
    int[] row = new int[width * bands];
    int i = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int alpha = hasAlpha ? row[x * bands + channels] >> shift : 255;
        for (int c = 0; c < channels; c++) {
          values[i++] = (byte) Colors.composited(row[x * bands + c] >> shift, alpha);
        }
      }
    }
    return new Picture(height, width, channels, values);
  }
}
