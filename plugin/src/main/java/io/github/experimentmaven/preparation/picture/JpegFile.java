package io.github.experimentmaven.preparation.picture;

import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A JPEG, baseline or progressive, in gray, YCbCr, RGB, CMYK or YCCK. Its segments have been gone
 * through to the end, and those that say what the pixels are alone are decoded: no profile, no
 * thumbnail.
 */
final class JpegFile implements EncodedPicture {

  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int RESTART_FIRST = 0xd0;
  private static final int RESTART_LAST = 0xd7;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int QUANTIZATION_TABLES = 0xdb;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int EXIF = 0xe1;
  private static final int ADOBE = 0xee;

  /** Whoever sends more of them means harm: each may take as long as the whole picture. */
  private static final int MOST_SCANS = 500;

  /** What the components are. */
  private enum Coding {
    GRAY,
    RGB,
    YCBCR,
    CMYK,
    YCCK
  }

  private final byte[] bytes;
  private final ByteArrayOutputStream kept;
  private int at = 2;
  private int height;
  private int width;
  private byte[] components = {};
  private int scans;
  private boolean hasJfif;
  private int adobeTransform = -1;
  private int orientation = Orientation.UPRIGHT;

  private JpegFile(byte[] bytes) {
    this.bytes = bytes;
    kept = new ByteArrayOutputStream(bytes.length);
  }

  static boolean isOne(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xff
        && bytes[1] == (byte) START_OF_IMAGE
        && bytes[2] == (byte) 0xff;
  }

  static JpegFile of(byte[] bytes) throws BadPictureException {
    JpegFile file = new JpegFile(bytes);
    file.kept.write(bytes, 0, 2);
    file.goThroughSegments();
    return file;
  }

  private void goThroughSegments() throws BadPictureException {
    int marker = nextMarker();
    while (marker != END_OF_IMAGE) {
      int start = at;
      int length = at + 2 > bytes.length ? 0 : word(at);
      if (at + 2 > bytes.length || at + length > bytes.length) {
        throw truncated();
      }
      if (length < 2) {
        throw new BadPictureException(
            "it is damaged: the segment at byte %s says that it has %s bytes"
                .formatted(at - 2, length));
      }
      at += length;
      segment(marker, Arrays.copyOfRange(bytes, start + 2, at));
      if (marker == START_OF_SCAN) {
        passOverScan();
      }
      if (isDecoded(marker)) {
        kept.write(0xff);
        kept.write(marker);
        kept.write(bytes, start, at - start);
      }
      marker = nextMarker();
    }
    if (scans == 0) {
      throw new BadPictureException("it has no pixels");
    }
    kept.write(0xff);
    kept.write(END_OF_IMAGE);
  }

  /** Goes behind the next marker; what lies before it is passed over. */
  private int nextMarker() throws BadPictureException {
    while (at + 1 < bytes.length) {
      int second = bytes[at + 1] & 0xff;
      if (bytes[at] == (byte) 0xff && second != 0xff && second != 0) {
        at += 2;
        return second;
      }
      at++;
    }
    throw truncated();
  }

  private void passOverScan() {
    while (at + 1 < bytes.length) {
      int second = bytes[at + 1] & 0xff;
      boolean isData = second == 0 || (second >= RESTART_FIRST && second <= RESTART_LAST);
      if (bytes[at] == (byte) 0xff && !isData && second != 0xff) {
        return;
      }
      at++;
    }
  }

  private BadPictureException truncated() {
    return new BadPictureException(
        "it is truncated: it ends at byte %s without the marker of its end"
            .formatted(bytes.length));
  }

  private int word(int index) {
    return ((bytes[index] & 0xff) << 8) | (bytes[index + 1] & 0xff);
  }

  private static boolean isDecoded(int marker) {
    return isFrame(marker)
        || marker == HUFFMAN_TABLES
        || marker == QUANTIZATION_TABLES
        || marker == RESTART_INTERVAL
        || marker == START_OF_SCAN;
  }

  /** Start of frame: 0xc0 to 0xcf but for tables, a reserved one and arithmetic conditioning. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0
        && marker <= 0xcf
        && marker != HUFFMAN_TABLES
        && marker != 0xc8
        && marker != 0xcc;
  }

  private void segment(int marker, byte[] content) throws BadPictureException {
    if (isFrame(marker)) {
      frame(marker, content);
    } else if (marker == START_OF_SCAN) {
      scans++;
      if (components.length == 0) {
        throw new BadPictureException("it is damaged: pixels come before their header");
      }
      if (scans > MOST_SCANS) {
        throw new BadPictureException("it has more than %s scans".formatted(MOST_SCANS));
      }
    } else if (marker == 0xe0 && startsWith(content, "JFIF\0")) {
      hasJfif = true;
    } else if (marker == ADOBE && startsWith(content, "Adobe") && content.length >= 12) {
      adobeTransform = content[11] & 0xff;
    } else if (marker == EXIF && startsWith(content, "Exif\0\0")) {
      orientation = Orientation.of(Arrays.copyOfRange(content, 6, content.length));
    }
  }

  private static boolean startsWith(byte[] content, String start) {
    for (int i = 0; i < start.length(); i++) {
      if (i >= content.length || content[i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void frame(int marker, byte[] content) throws BadPictureException {
    if (components.length > 0) {
      throw new BadPictureException("it is damaged: it has two headers");
    }
    if (marker > 0xc2) {
      throw new BadPictureException(
          "it is compressed in a way that is not read (marker %02x); save it as a baseline or progressive JPEG"
              .formatted(marker));
    }
    if (content.length < 6 || content.length != 6 + 3 * (content[5] & 0xff)) {
      throw new BadPictureException("it is damaged: its header is not as long as it says");
    }
    int bits = content[0] & 0xff;
    if (bits != Byte.SIZE) {
      throw new BadPictureException("it has %s bits a value; expected 8".formatted(bits));
    }
    height = ((content[1] & 0xff) << 8) | (content[2] & 0xff);
    width = ((content[3] & 0xff) << 8) | (content[4] & 0xff);
    int count = content[5] & 0xff;
    if (count != 1 && count != 3 && count != 4) {
      throw new BadPictureException("it has %s channels; expected 1, 3 or 4".formatted(count));
    }
    components = new byte[count];
    for (int i = 0; i < count; i++) {
      components[i] = content[6 + 3 * i];
    }
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

  /** As libjpeg decides it. */
  private Coding coding() {
    boolean isTransformed = adobeTransform > 0;
    return switch (components.length) {
      case 1 -> Coding.GRAY;
      case 3 -> {
        boolean isNamedRgb = Arrays.equals(components, new byte[] {'R', 'G', 'B'});
        boolean isRgb = !hasJfif && (adobeTransform >= 0 ? !isTransformed : isNamedRgb);
        yield isRgb ? Coding.RGB : Coding.YCBCR;
      }
      default -> isTransformed ? Coding.YCCK : Coding.CMYK;
    };
  }

  @Override
  public Picture decode() throws BadPictureException {
    Raster raster =
        EncodedPicture.read(
            "jpeg", kept.toByteArray(), (reader, param) -> reader.readRaster(0, param));
    Coding coding = coding();
    int bands = components.length;
    int channels = coding == Coding.GRAY ? 1 : 3;
    byte[] values = new byte[height * width * channels];
    int[] row = new int[width * bands];
    int[] pixel = new int[4];
    int i = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        System.arraycopy(row, x * bands, pixel, 0, bands);
        convert(coding, pixel);
        for (int c = 0; c < channels; c++) {
          values[i++] = (byte) pixel[c];
        }
      }
    }
    return new Picture(height, width, channels, values);
  }

  private void convert(Coding coding, int[] pixel) {
    if (coding == Coding.YCBCR || coding == Coding.YCCK) {
      int y = pixel[0];
      int cb = pixel[1];
      int cr = pixel[2];
      pixel[0] = Colors.red(y, cr);
      pixel[1] = Colors.green(y, cb, cr);
      pixel[2] = Colors.blue(y, cb);
    }
    if (components.length == 4) {
      if (coding == Coding.YCCK) {
        for (int c = 0; c < 3; c++) {
          pixel[c] = 255 - pixel[c];
        }
      }
      // Adobe stores how much white there is left, others how much ink there is.
      boolean isInverted = adobeTransform >= 0;
      int black = isInverted ? 255 - pixel[3] : pixel[3];
      for (int c = 0; c < 3; c++) {
        pixel[c] = Colors.inked(isInverted ? 255 - pixel[c] : pixel[c], black);
      }
    }
  }
}
