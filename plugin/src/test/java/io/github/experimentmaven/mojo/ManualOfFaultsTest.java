package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of faults against the tests that it names. */
class ManualOfFaultsTest {

  private static final Path ROOT = Path.of("..");

  /** All of whose tests are of faults. */
  private static final Set<String> OF_FAULTS =
      Set.of("AbandonedBuildIT", "FullDiskIT", "KilledBuildIT", "RandomKillsIT", "ResumedBuildIT");

  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b[^{;]*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

  private final Map<String, Set<String>> tests = new HashMap<>();
  private String page = "";

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(ROOT.resolve("docs/faults.md"));
    for (String module : new String[] {"core", "trainer", "plugin", "it"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          Matcher test = TEST.matcher(withoutArguments(Files.readString(file)));
          while (test.find()) {
            tests.computeIfAbsent(name, each -> new TreeSet<>()).add(test.group(1));
          }
        }
      }
    }
  }

  @Test
  void everyRowNamesTestsThatThereAre() {
    for (String line : page.lines().filter(each -> each.startsWith("| ")).toList()) {
      if (line.startsWith("| Fault ")) {
        continue;
      }
      String shownBy = line.substring(line.lastIndexOf("| ", line.length() - 3));
      Matcher named = NAMED.matcher(shownBy);
      assertThat(named.find()).as(line).isTrue();
      do {
        assertThat(tests).containsKey(named.group(1));
        assertThat(tests.get(named.group(1))).as(named.group(1)).contains(named.group(2));
      } while (named.find());
    }
  }

  @Test
  void everyTestOfFaultsIsNamed() {
    Set<String> named = new TreeSet<>();
    NAMED.matcher(page).results().forEach(each -> named.add(each.group(1) + "." + each.group(2)));

    for (String name : OF_FAULTS) {
      assertThat(tests.get(name)).as(name).isNotNull();
      tests.get(name).forEach(test -> assertThat(named).contains(name + "." + test));
    }
  }

  /** Annotations have braces of their own. */
  private static String withoutArguments(String source) {
    return source.replaceAll("(?s)@\\w+Source\\(.*?\\)\n", "");
  }
}
