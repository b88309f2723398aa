package io.github.experimentmaven.storage;

import java.util.List;
import java.util.OptionalInt;

/**
 * Holds a file to the layout that it was written with: what the hash over its content does not
 * cover, such as how numbers are spelt, spaces, and keys that are there twice. A reviewer would
 * otherwise read something else than the build.
 */
public final class ReviewedLayout {

  private ReviewedLayout() {}

  /**
   * The first line that is not what {@link ReviewText} writes; the kind of line ends does not
   * matter.
   *
   * @param file what is there
   * @param content what was read from it
   * @return the number of the line, from 1; nothing if there is none
   */
  public static OptionalInt firstOther(ReviewedJson file, Object content) {
    String text = file.text().replace("\r\n", "\n");
    String expected = ReviewText.of(content);
    if (text.equals(expected)) {
      return OptionalInt.empty();
    }
    List<String> lines = text.lines().toList();
    List<String> expectedLines = expected.lines().toList();
    int line = 0;
    while (line < Math.min(lines.size(), expectedLines.size())
        && lines.get(line).equals(expectedLines.get(line))) {
      line++;
    }
    return OptionalInt.of(line + 1);
  }

  /**
   * What is wrong with a file whose layout is another one.
   *
   * @param shownAs the file as people know it
   * @param line of which it is so, from 1
   */
  public static String complaint(String shownAs, int line) {
    return "%s:%s: damaged or edited: the line is not laid out as it was written"
        .formatted(shownAs, line);
  }
}
