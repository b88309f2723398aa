package io.github.experimentmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whole numbers that are formatted without a locale have the digits of the machine's language, so
 * that results, hashes and messages would differ.
 */
class LocaleTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> MODULES =
      List.of("core", "trainer", "plugin", "spi", "spi-deeplearning4j");

  private static final String LITERAL =
      "(?:\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\")";

  /** One text or several that are put together, and what stands before. */
  private static final Pattern TEXT =
      Pattern.compile("(\\S*)\\s*(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)", Pattern.DOTALL);

  private static final Pattern NUMBER =
      Pattern.compile("(?<!%)(?:%%)*%[-+ 0,(#]*\\d*(?:\\.\\d+)?[deEfgG]");

  /** The others are methods of the launch package that name the locale. */
  private static final Pattern WITH_LOCALE =
      Pattern.compile(".*Locale\\.ROOT,|(?:.*\\(|ProgressText\\.)?format\\(|words\\(");

  @Test
  void numbersInTextsHaveTheSameDigitsEverywhere() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          found.addAll(withoutLocale(file));
        }
      }
    }

    assertThat(found).as("formats of numbers without Locale.ROOT: write %s").isEmpty();
  }

  @Test
  void whatIsLookedForIsFound() {
    assertThat(withoutLocale("String a = \"%d rows\".formatted(1);"))
        .containsExactly("\"%d rows\"");
    assertThat(withoutLocale("String.format(\"%.2f\"\n + \" s\", 1.0)"))
        .containsExactly("\"%.2f\"\n + \" s\"");
    assertThat(withoutLocale("String.format(Locale.ROOT, \"%,d\", 1)")).isEmpty();
    assertThat(withoutLocale("a(\"%s of 100%%done\".formatted(1))")).isEmpty();
  }

  private static List<String> withoutLocale(Path file) throws IOException {
    return withoutLocale(Files.readString(file)).stream()
        .map(text -> ROOT.relativize(file) + ": " + text)
        .toList();
  }

  private static List<String> withoutLocale(String source) {
    return TEXT.matcher(source)
        .results()
        .filter(text -> NUMBER.matcher(text.group(2)).find())
        .filter(text -> !WITH_LOCALE.matcher(text.group(1)).matches())
        .map((MatchResult text) -> text.group(2))
        .toList();
  }
}
