package io.github.experimentmaven.mojo;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the pages in {@code docs}: where their links lead, and how long the README is. */
class ManualLinksTest {

  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");

  private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

  private static final Pattern MENU_ITEM = Pattern.compile("href=\"docs/([^\"]+)\\.html\"");

  /** What a browser follows as it is, such as an address. */
  private static final Pattern ABSOLUTE = Pattern.compile("[a-z]+:.*");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    var dead = new ArrayList<String>();
    for (Path page : pages()) {
      for (String link : links(page)) {
        String file = link.replaceFirst("#.*", "");
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        boolean hasAnchor = link.contains("#");
        if (!Files.exists(target)
            || (hasAnchor && !anchors(target).contains(link.substring(link.indexOf('#') + 1)))) {
          dead.add(ROOT.relativize(page) + ": " + link);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    Path index = DOCS.resolve("README.md");

    assertThat(links(index).stream().map(link -> link.replaceFirst("#.*", "")))
        .containsAll(
            markdown(DOCS).stream()
                .map(page -> page.getFileName().toString())
                .filter(not("README.md"::equals))
                .toList());
  }

  @Test
  void theMenuOfTheSiteNamesEveryPage() throws IOException {
    String menu = Files.readString(DOCS.resolve("site/site.xml"));

    assertThat(MENU_ITEM.matcher(menu).results().map(item -> item.group(1) + ".md"))
        .containsExactlyInAnyOrderElementsOf(
            markdown(DOCS).stream().map(page -> page.getFileName().toString()).toList());
  }

  @Test
  void theReadmeIsReadInTwoMinutes() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(250);
  }

  private static List<Path> pages() throws IOException {
    return Stream.of(ROOT, DOCS).flatMap(folder -> markdown(folder).stream()).toList();
  }

  private static List<Path> markdown(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> links(Path page) throws IOException {
    String text =
        prose(page)
            .map(line -> line.replaceAll("`[^`]*`", "code"))
            .collect(Collectors.joining("\n"));
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(not(ABSOLUTE.asMatchPredicate()))
        .toList();
  }

  /** What GitHub and others make of headings: of equal ones the second one ends in {@code -1}. */
  private static Set<String> anchors(Path page) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    return prose(page)
        .map(HEADING::matcher)
        .filter(Matcher::matches)
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
        .map(
            anchor -> {
              int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
              return earlier == 0 ? anchor : anchor + "-" + earlier;
            })
        .collect(Collectors.toSet());
  }

  /** The lines outside of blocks of code. */
  private static Stream<String> prose(Path page) throws IOException {
    var lines = new ArrayList<String>();
    boolean isCode = false;
    for (String line : Files.readAllLines(page)) {
      if (line.strip().startsWith("```")) {
        isCode = !isCode;
      } else if (!isCode) {
        lines.add(line);
      }
    }
    return lines.stream();
  }
}
