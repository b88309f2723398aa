package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
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
    return new InputStreamReader(unpacked(), decoder());
  }

  private CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private InputStream unpacked() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_SIZE);
    try {
      raw.mark(Short.BYTES);
      int magic = raw.read() | raw.read() << Byte.SIZE;
      raw.reset();
      return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_SIZE) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Why it could not be read to its end. */
  DatasetException failed(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new DatasetException(
          "%s:%s: this is not encoded as %s\nsay which encoding it is, such as encoding: windows-1252"
              .formatted(shown, undecodableLine(cause), charset.name().toLowerCase(Locale.ROOT)),
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

  /** A decoder gives all that comes before what it cannot decode; a reader may not. */
  private int undecodableLine(IOException cause) {
    int line = 1;
    try (InputStream in = unpacked()) {
      CharsetDecoder decoder = decoder();
      ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE);
      CharBuffer text = CharBuffer.allocate(BUFFER_SIZE);
      boolean isEnd = false;
      boolean isError = false;
      while (!isEnd && !isError) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        isEnd = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        isError = decoder.decode(bytes, text, isEnd).isError();
        bytes.compact();
        text.flip();
        line += (int) text.chars().filter(c -> c == '\n').count();
        text.clear();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return line;
  }
}
