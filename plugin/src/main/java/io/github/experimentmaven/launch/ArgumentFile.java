package io.github.experimentmaven.launch;

import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Arguments of {@code java} in a file, for {@code java @file}: a class path of many jars is longer
 * than what Windows takes on a command line. One quoted argument a line.
 */
final class ArgumentFile {

  private ArgumentFile() {}

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written, or an argument holds a character that the system's
   *     encoding lacks
   */
  static void write(Path file, List<String> arguments) throws IOException {
    // The java launcher takes the bytes as they are and the JVM decodes them as it does a command
    // line: in the encoding of the system, not in that of the file contents.
    Charset charset =
        Charset.forName(System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
    write(file, arguments, charset);
  }

  static void write(Path file, List<String> arguments, Charset charset) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String argument : arguments) {
      if (!charset.newEncoder().canEncode(argument)) {
        throw new IOException(
            "the system's encoding "
                + charset
                + " cannot express "
                + argument
                + "; use a path of other characters, or a UTF-8 locale");
      }
      text.append(quote(argument)).append('\n');
    }
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      Files.write(file, content);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " cannot be written in " + charset, e);
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }

  /**
   * The argument in double quotes, where the launcher takes a backslash as an escape and leaves
   * spaces and {@code #} alone.
   */
  static String quote(String argument) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\f' -> quoted.append("\\f");
        case '"', '\\' -> quoted.append('\\').append(c);
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
