package io.github.experimentmaven.preparation.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A file of a picture, of which no more is known yet than its structure. */
interface EncodedPicture {

  int height();

  int width();

  /** That of its Exif, if it has one. */
  int orientation();

  /** Its pixels as they are stored, in red, green and blue or in one channel. */
  Picture decode() throws BadPictureException;

  /** What a reader does with a stream. */
  interface Reading<T> {
    T read(ImageReader reader, ImageReadParam param) throws IOException, BadPictureException;
  }

  /**
   * Reads by the JDK's reader of a format; what that complains of has been read wrong.
   *
   * @param format {@code png} or {@code jpeg}
   */
  static <T> T read(String format, byte[] bytes, Reading<T> reading) throws BadPictureException {
    ImageReader reader = reader(format);
    FirstWarning warning = new FirstWarning();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.addIIOReadWarningListener(warning);
      reader.setInput(in, true, true);
      T read = reading.read(reader, reader.getDefaultReadParam());
      if (warning.first().isPresent()) {
        throw new BadPictureException(warning.first().get());
      }
      return read;
    } catch (IOException e) {
      throw new BadPictureException(reason(e), e);
    } catch (RuntimeException e) {
      // The JDK's readers let these through where they read what they did not expect.
      throw new BadPictureException("its data is damaged", e);
    } finally {
      reader.dispose();
    }
  }

  private static String reason(IOException failure) {
    Throwable cause = failure.getCause();
    String own = failure.getMessage();
    return cause == null || cause.getMessage() == null
        ? String.valueOf(own)
        : own + ": " + cause.getMessage();
  }

  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      // Others may be in the same JVM; they would not give the same bits.
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
    }
    throw new IllegalStateException("this JDK has no reader of " + format);
  }

  /** Remembers what a reader complained of, unless it is of no account. */
  final class FirstWarning implements IIOReadWarningListener {

    private Optional<String> first = Optional.empty();

    Optional<String> first() {
      return first;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      // Cameras do it, and nothing is lost: bytes between two segments are passed over.
      if (first.isEmpty() && !warning.contains("extraneous bytes before marker")) {
        first = Optional.of(warning);
      }
    }
  }
}
