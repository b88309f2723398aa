package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a file that should be text of a reasonable size, and says what is wrong if it is not. */
final class SourceFile {

  /** Experiments are written by hand: a file of this size is something else. */
  static final int MAX_BYTES = 1 << 20;

  /** No one reads a longer one; positions in lines of any length would take quadratic time. */
  static final int MAX_LINE = 20_000;

  /** The longer marks first: that of UTF-32 starts with that of UTF-16. */
  private static final List<Map.Entry<String, byte[]>> BYTE_ORDER_MARKS =
      List.of(
          Map.entry("UTF-32", new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF}),
          Map.entry("UTF-32", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}),
          Map.entry("UTF-16", new byte[] {(byte) 0xFE, (byte) 0xFF}),
          Map.entry("UTF-16", new byte[] {(byte) 0xFF, (byte) 0xFE}),
          Map.entry("UTF-8", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));

  private static final String SAVE_AS_UTF_8 = "save the file as UTF-8 without a byte-order mark";

  private final Path file;
  private final Path shownAs;

  /**
   * Names the file to read.
   *
   * @param shownAs its path in problems
   */
  SourceFile(Path file, Path shownAs) {
    this.file = file;
    this.shownAs = shownAs;
  }

  /**
   * The file's text.
   *
   * @throws DescriptorException if it cannot be read or is not UTF-8 text
   */
  SourceText read() throws DescriptorException {
    byte[] bytes = bytes();
    for (Map.Entry<String, byte[]> mark : BYTE_ORDER_MARKS) {
      if (startsWith(bytes, mark.getValue())) {
        throw failure("the file starts with the byte-order mark of " + mark.getKey());
      }
    }
    SourceText source = SourceText.of(shownAs, decode(bytes));
    rejectControlCharacters(source);
    rejectLongLines(source);
    return source;
  }

  private byte[] bytes() throws DescriptorException {
    try {
      if (Files.isDirectory(file)) {
        throw wholeFile("this is a folder, not an experiment file", null);
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw wholeFile("this is not a regular file", null);
      }
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw wholeFile(
            String.format(
                Locale.ROOT,
                "the file has %,d bytes; an experiment file may have at most %,d",
                size,
                MAX_BYTES),
            null);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wholeFile("there is no such file", null);
    } catch (AccessDeniedException e) {
      throw wholeFile("the file cannot be read: permission denied", null);
    } catch (IOException e) {
      throw wholeFile("the file cannot be read: " + e.getMessage(), null);
    }
  }

  private String decode(byte[] bytes) throws DescriptorException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      SourceText readable = SourceText.of(shownAs, new String(bytes, StandardCharsets.UTF_8));
      throw new DescriptorException(
          List.of(
              readable.problem(
                  endOf(text),
                  String.format(
                      Locale.ROOT, "the byte 0x%02X here is not UTF-8", bytes[in.position()]),
                  "save the file as UTF-8")));
    }
    return text;
  }

  private void rejectControlCharacters(SourceText source) throws DescriptorException {
    String text = source.text();
    OptionalInt index =
        IntStream.range(0, text.length()).filter(i -> isForbidden(text.charAt(i))).findFirst();
    if (index.isEmpty()) {
      return;
    }
    char found = text.charAt(index.getAsInt());
    throw new DescriptorException(
        List.of(
            SourceText.of(shownAs, printable(text))
                .problem(
                    endOf(text.substring(0, index.getAsInt())),
                    String.format(
                        Locale.ROOT,
                        "the character U+%04X is not allowed in the file",
                        (int) found),
                    found == 0 ? "is this a text file? If so, save it as UTF-8" : "remove it")));
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text);
    for (int i = 0; i < printable.length(); i++) {
      if (isForbidden(printable.charAt(i))) {
        printable.setCharAt(i, '\uFFFD');
      }
    }
    return printable.toString();
  }

  private static void rejectLongLines(SourceText source) throws DescriptorException {
    for (int line = 1; line <= source.lines().size(); line++) {
      int length = source.line(line).length();
      if (length > MAX_LINE) {
        throw new DescriptorException(
            List.of(
                source.problem(
                    new Position(line, 1, 1),
                    String.format(
                        Locale.ROOT,
                        "the line has %,d characters; at most %,d are allowed",
                        length,
                        MAX_LINE),
                    "break it into several lines")));
      }
    }
  }

  /** Control characters, and those that only some parsers take for the end of a line. */
  private static boolean isForbidden(char c) {
    return switch (c) {
      case '\t', '\n', '\r' -> false;
      case '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF' -> true;
      default -> Character.isISOControl(c);
    };
  }

  private static Position endOf(String prefix) {
    List<String> lines = SourceText.of(Path.of(""), prefix).lines();
    String last = lines.get(lines.size() - 1);
    return new Position(lines.size(), last.codePointCount(0, last.length()) + 1, 1);
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark));
  }

  private DescriptorException failure(String message) {
    return new DescriptorException(
        List.of(new Problem(shownAs, 1, 1, message, "", 1, SAVE_AS_UTF_8)));
  }

  private DescriptorException wholeFile(String message, @Nullable String hint) {
    return new DescriptorException(List.of(new Problem(shownAs, 0, 0, message, "", 0, hint)));
  }
}
