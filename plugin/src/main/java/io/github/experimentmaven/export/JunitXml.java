package io.github.experimentmaven.export;

import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An experiment as a test suite in the XML of Maven Surefire, which continuous integration servers
 * read: a test case for each check and each run.
 *
 * <p>A check that fails is a failure, one that is inconclusive is skipped, every other passes with
 * its explanation as output. A run that did not complete is an error.
 */
public final class JunitXml {

  private JunitXml() {}

  /** The name of an experiment's file: the pattern that servers look for. */
  public static String fileName(ExperimentResult result) {
    return "TEST-" + FileStem.of(result.name()) + ".xml";
  }

  /**
   * The document in UTF-8.
   *
   * @param module the module's artifact ID: servers put the suites of all modules together, and
   *     tell them apart by their names
   */
  public static byte[] of(String module, ExperimentResult result) {
    List<TestCase> cases = cases(result);
    StringWriter text = new StringWriter();
    try {
      // The platform's own: what a class path offers may write something else. And into characters,
      // as into bytes it writes what is beyond 16 bits as two characters that do not exist.
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      write(xml, suite(module, result), result, cases);
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can always be written to", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** {@code experiments.<module>.<experiment>}, as a class in a package of the module's. */
  private static String suite(String module, ExperimentResult result) {
    return "experiments." + module.replace('.', '_') + "." + result.name().replace('.', '_');
  }

  private static void write(
      XMLStreamWriter xml, String suite, ExperimentResult result, List<TestCase> cases)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", XmlText.attribute(suite));
    double seconds = result.runs().stream().mapToDouble(RunResult::totalSeconds).sum();
    xml.writeAttribute("time", TestCase.seconds(seconds));
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("errors", count(cases, TestCase.Kind.ERROR));
    xml.writeAttribute("skipped", count(cases, TestCase.Kind.SKIPPED));
    xml.writeAttribute("failures", count(cases, TestCase.Kind.FAILURE));
    writeProperties(xml, result);
    for (TestCase each : cases) {
      each.write(xml, suite);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static String count(List<TestCase> cases, TestCase.Kind kind) {
    return Long.toString(cases.stream().filter(each -> each.kind() == kind).count());
  }

  private static void writeProperties(XMLStreamWriter xml, ExperimentResult result)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    writeProperty(xml, "file", result.file());
    writeProperty(xml, "verdict", result.verdict().outcome().name());
    writeProperty(
        xml,
        "seeds",
        RunKeys.seeds(result.runs().stream().map(RunResult::key).toList()).stream()
            .map(seed -> Long.toString(seed))
            .collect(Collectors.joining(" ")));
    for (Measured each : Measured.of(result.runs())) {
      writeProperty(xml, each.metric().key(), Double.toString(each.sample().mean()));
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeProperty(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", XmlText.attribute(value));
  }

  private static List<TestCase> cases(ExperimentResult result) {
    List<TestCase> cases = new ArrayList<>();
    Map<String, Long> timesNamed =
        result.verdict().checks().stream()
            .collect(Collectors.groupingBy(Check::name, Collectors.counting()));
    // A run that failed is its own test case below.
    Set<CheckSubject> failed =
        result.failures().stream()
            .map(failure -> new CheckSubject.Run(failure.key()))
            .collect(Collectors.toSet());
    for (Check check : result.verdict().checks()) {
      if (CheckSubject.of(check).filter(failed::contains).isEmpty()) {
        // Servers tell test cases apart, and follow them from build to build, by their names.
        boolean unique = timesNamed.getOrDefault(check.name(), 1L) == 1;
        cases.add(
            new TestCase(
                unique ? check.name() : check.name() + " " + check.required(),
                0,
                kind(check.outcome()),
                check.outcome().name(),
                check.explanation()));
      }
    }
    for (RunResult run : result.runs()) {
      cases.add(
          new TestCase(
              "run of " + run.key().label(),
              run.totalSeconds(),
              TestCase.Kind.PASSED,
              "COMPLETED",
              figures(run)));
    }
    for (RunFailure failure : result.failures()) {
      cases.add(
          new TestCase(
              "run of " + failure.key().label(),
              0,
              TestCase.Kind.ERROR,
              "NOT_COMPLETED",
              failure.message()));
    }
    return cases;
  }

  private static TestCase.Kind kind(Outcome outcome) {
    return switch (outcome) {
      case FAIL -> TestCase.Kind.FAILURE;
      case INCONCLUSIVE -> TestCase.Kind.SKIPPED;
      case STOPPED, IMPROVED, PASS, NEW -> TestCase.Kind.PASSED;
    };
  }

  private static String figures(RunResult run) {
    return Measured.of(List.of(run)).stream()
        .map(each -> each.metric().key() + " " + each.sample().mean())
        .collect(Collectors.joining(", "));
  }
}
