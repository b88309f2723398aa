package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a file, unpacked if it is gzipped.
 *
 * @param file where it is
 * @param shown what it is called in messages
 * @param charset of the text; what it cannot decode is an error
 */
record TableText(Path file, String shown, Charset charset) {

  private static final int BUFFER_SIZE = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Opens it, behind a byte order mark if it has one. */
  Reader open() throws IOException {
    Reader reader = decoded();
    try {
      PushbackReader text = new PushbackReader(reader);
      int first = text.read();
      if (first >= 0 && first != BYTE_ORDER_MARK) {
        text.unread(first);
      }
      return text;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  private Reader decoded() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_SIZE);
    try {
      raw.mark(Short.BYTES);
      int magic = raw.read() | raw.read() << Byte.SIZE;
      raw.reset();
      InputStream plain =
          magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_SIZE) : raw;
      return new InputStreamReader(
          plain,
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Why it could not be read to its end. */
  DatasetException failed(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new DatasetException(
          "%s:%d: this is not encoded as %s\nsay which encoding it is, such as encoding: windows-1252"
              .formatted(shown, undecodableLine(), charset.name().toLowerCase(Locale.ROOT)),
          cause);
    }
    if (cause instanceof EOFException) {
      return new DatasetException(
          "%s is truncated: it ends in the middle of its gzip stream".formatted(shown), cause);
    }
    if (cause instanceof ZipException) {
      return new DatasetException(
          "%s is damaged: its gzip stream is corrupt (%s)".formatted(shown, cause.getMessage()),
          cause);
    }
    return DatasetException.unreadable(file, cause);
  }

  /** Character by character: a reader that fails has given all that comes before. */
  private int undecodableLine() {
    int line = 1;
    try (Reader reader = open()) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        line += c == '\n' ? 1 : 0;
      }
    } catch (IOException e) {
      // That is the line.
      return line;
    }
    return line;
  }
}
