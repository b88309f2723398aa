package io.github.experimentmaven.preparation.picture;

import io.github.experimentmaven.experiment.PictureColor;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures, each upright, in the channels and the size that are wanted. What a file is, its
 * content says and not its name.
 */
final class PictureReader {

  /** A camera's picture has less; decoded it takes four bytes a pixel and more. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final long MOST_BYTES = 256L << 20;

  private final PictureColor color;
  private final @Nullable Size size;

  /**
   * @param size null for that which the picture has
   */
  PictureReader(PictureColor color, @Nullable Size size) {
    this.color = color;
    this.size = size;
  }

  /**
   * Reads one.
   *
   * @throws DatasetException naming the file, if it is no picture that can be read
   */
  Picture read(Path file) throws DatasetException {
    try {
      long length = Files.size(file);
      if (length > MOST_BYTES) {
        throw new BadPictureException(
            "it has %s bytes; at most %s are read".formatted(length, MOST_BYTES));
      }
      return read(Files.readAllBytes(file));
    } catch (BadPictureException e) {
      throw new DatasetException("%s is no picture: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  private Picture read(byte[] bytes) throws BadPictureException {
    EncodedPicture encoded = encoded(bytes);
    if (encoded.height() < 1 || encoded.width() < 1) {
      throw new BadPictureException(
          "its header says %s x %s pixels".formatted(encoded.width(), encoded.height()));
    }
    if ((long) encoded.height() * encoded.width() > MOST_PIXELS) {
      throw new BadPictureException(
          "it has %s x %s pixels; at most %s are read, scale it down before"
              .formatted(encoded.width(), encoded.height(), MOST_PIXELS));
    }
    // Cheaper once it is small.
    Picture picture = channels(encoded.decode());
    if (size == null) {
      return Orientation.upright(picture, encoded.orientation());
    }
    Picture upright = Orientation.upright(picture, encoded.orientation());
    if ((long) upright.height() * size.width() > MOST_PIXELS) {
      throw new BadPictureException(
          "it has %s x %s pixels, which is too narrow to be scaled to a width of %s"
              .formatted(upright.width(), upright.height(), size.width()));
    }
    return Resampling.resize(upright, size);
  }

  private static EncodedPicture encoded(byte[] bytes) throws BadPictureException {
    if (PngFile.isOne(bytes)) {
      return PngFile.of(bytes);
    }
    if (JpegFile.isOne(bytes)) {
      return JpegFile.of(bytes);
    }
    throw new BadPictureException(
        bytes.length == 0 ? "it is empty" : "it begins neither as a PNG nor as a JPEG does");
  }

  private Picture channels(Picture picture) {
    if (picture.channels() == color.channels()) {
      return picture;
    }
    byte[] values = new byte[picture.height() * picture.width() * color.channels()];
    int pixels = picture.height() * picture.width();
    byte[] from = picture.values();
    for (int i = 0; i < pixels; i++) {
      if (color == PictureColor.RGB) {
        values[3 * i] = from[i];
        values[3 * i + 1] = from[i];
        values[3 * i + 2] = from[i];
      } else {
        values[i] =
            (byte)
                Colors.brightness(
                    from[3 * i] & 0xff, from[3 * i + 1] & 0xff, from[3 * i + 2] & 0xff);
      }
    }
    return new Picture(picture.height(), picture.width(), color.channels(), values);
  }
}
