package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a reader has it, for tests that compare what is shown with what was measured.
 *
 * @param html its source
 */
record ShownPage(String html) {

  private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<t[dh]([^>]*)>(.*?)</t[dh]>", Pattern.DOTALL);

  static ShownPage read(Path file) throws IOException {
    return new ShownPage(Files.readString(file));
  }

  /** A part of the page: the section with that heading. */
  ShownPage section(String id) {
    int start = html.indexOf("<section aria-labelledby=\"" + id + "\"");
    assertThat(start).as("section %s", id).isNotNegative();
    return new ShownPage(html.substring(start, html.indexOf("</section>", start)));
  }

  /** What stands between two pieces of the source, every time. */
  List<ShownPage> between(String start, String end) {
    return all(Pattern.quote(start) + "(.*?)" + Pattern.quote(end)).stream()
        .map(match -> new ShownPage(match.group(1)))
        .toList();
  }

  /** Everything that looks like this. */
  List<MatchResult> all(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL).matcher(html).results().toList();
  }

  /** The same without its tags. */
  String text() {
    return html.replaceAll("<[^>]*>", "").strip();
  }

  /** The text of the cells of a table, row by row, its head left out. */
  List<List<String>> table(int index) {
    String body = html.split("<tbody>", -1)[index + 1].split("</table>", -1)[0];
    List<List<String>> rows = new ArrayList<>();
    Matcher row = ROW.matcher(body);
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      Matcher cell = CELL.matcher(row.group(1));
      while (cell.find()) {
        cells.add(new ShownPage(cell.group(2)).text());
      }
      rows.add(cells);
    }
    return rows;
  }

  /** What is shown is the value, rounded to the digits that are shown. */
  static void shows(String text, double value) {
    String number =
        text.replace('\u2212', '-').replaceAll("[\u202f\u00a0 +]", "").replaceAll("[^0-9.-].*", "");
    int digits = number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0;

    assertThat(Double.parseDouble(number))
        .as("%s stands for %s", text, value)
        .isCloseTo(value, offset(0.5001 * Math.pow(10, -digits)));
  }
}
