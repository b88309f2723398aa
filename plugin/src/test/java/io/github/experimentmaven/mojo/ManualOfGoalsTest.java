package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The manual's tables of goals and parameters against those that there really are. */
class ManualOfGoalsTest {

  private static final Pattern NAME = Pattern.compile("`(experiment\\.[A-Za-z.]+)`");

  /** A row of the table. */
  private record Row(String name, String defaultValue, String text) {}

  private Document descriptor;
  private String manual;
  private List<Row> rows;

  @BeforeEach
  void read() throws Exception {
    try (InputStream file = RunMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      descriptor = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
    }
    manual = Files.readString(Path.of("../docs/goals.md"));
    rows =
        tables("| Parameter |")
            .map(cells -> new Row(unquoted(cells[1]), cells[2].strip(), cells[3]))
            .toList();
  }

  @Test
  void everyGoalIsInTheTableAndNoOther() {
    assertThat(tables("| Goal |").map(cells -> unquoted(cells[1])))
        .containsExactlyInAnyOrderElementsOf(
            children(descriptor.getElementsByTagName("mojo")).stream()
                .map(mojo -> text(mojo, "goal"))
                .toList());
  }

  @Test
  void aParameterHasOneRow() {
    assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
  }

  @Test
  void everyParameterIsInTheTableAndNoOther() {
    var told = new TreeSet<String>();
    for (Row row : rows) {
      told.add(row.name());
      NAME.matcher(row.text()).results().map(name -> name.group(1)).forEach(told::add);
    }

    assertThat(told).containsExactlyElementsOf(defaults().keySet());
  }

  @Test
  void theDefaultsAreThoseOfTheGoals() {
    Map<String, String> defaults = defaults();

    assertThat(rows)
        .filteredOn(row -> !defaults.getOrDefault(row.name(), "").isEmpty())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.defaultValue()).isEqualTo("`" + defaults.get(row.name()) + "`"));
  }

  @Test
  void whatHasNoDefaultIsNotGivenOne() {
    Map<String, String> defaults = defaults();

    assertThat(rows)
        .filteredOn(row -> defaults.getOrDefault(row.name(), "?").isEmpty())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.defaultValue()).doesNotMatch("`[^`]*`"));
  }

  /** The cells of all rows in the tables whose header begins like this. */
  private Stream<String[]> tables(String header) {
    List<String> lines = manual.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(line -> lines.get(line).startsWith(header))
        .boxed()
        .flatMap(line -> lines.stream().skip(line + 2L).takeWhile(row -> row.startsWith("| ")))
        .map(row -> row.split("\\|", 5));
  }

  /**
   * The parameters a person can set: their property, or their name if they have none, and their
   * default as the manual writes it.
   */
  private Map<String, String> defaults() {
    var defaults = new TreeMap<String, String>();
    for (Element mojo : children(descriptor.getElementsByTagName("mojo"))) {
      if (text(mojo, "goal").equals("help")) {
        continue;
      }
      Element configuration = (Element) mojo.getElementsByTagName("configuration").item(0);
      for (Element parameter : children(mojo.getElementsByTagName("parameter"))) {
        if (text(parameter, "editable").equals("true")) {
          String name = text(parameter, "name");
          Node configured = configuration.getElementsByTagName(name).item(0);
          String property = configured == null ? "" : configured.getTextContent();
          defaults.put(
              property.isEmpty() ? name : property.replaceAll("[${}]", ""),
              configured == null ? "" : written((Element) configured));
        }
      }
    }
    return defaults;
  }

  private static String written(Element configured) {
    return configured
        .getAttribute("default-value")
        .replace("${project.basedir}/", "")
        .replace("${project.build.directory}", "target")
        .replace("${user.home}", "~");
  }

  private static List<Element> children(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  private static String unquoted(String cell) {
    return cell.replace('`', ' ').strip();
  }
}
