package io.github.experimentmaven.export;

import static io.github.experimentmaven.export.ExportFixture.HOSTILE;
import static io.github.experimentmaven.export.ExportFixture.check;
import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static io.github.experimentmaven.export.ExportFixture.withFailures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The schema is that of Surefire 3.5.4, from the sources of its release. */
class JunitXmlTest {

  @Test
  void everyCheckAndEveryRunIsATestCase() {
    ExperimentResult result =
        withFailures(
            result(
                "mnist",
                verdict(
                    check("parameters", Outcome.PASS, "parameters 10 is exactly what is required"),
                    check("test_accuracy", Outcome.IMPROVED, "better"),
                    check("test_loss", Outcome.NEW, "no baseline"),
                    check("train_loss", Outcome.INCONCLUSIVE, "cannot tell:\n2 seeds"),
                    check("train_accuracy", Outcome.FAIL, "is 0.75\nbelow the required 0.8"),
                    check("seed 3", Outcome.FAIL, "seed 3 failed: killed")),
                0.75,
                0.8),
            new RunFailure(3, "killed\nby signal 9"));

    assertThat(new String(JunitXml.of("module", result), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="experiments.module.mnist" time="3.000" tests="8" errors="1" skipped="1" failures="1">
              <properties>
                <property name="file" value="src/experiments/mnist.yaml"/>
                <property name="verdict" value="FAIL"/>
                <property name="seeds" value="1 2"/>
                <property name="test_accuracy" value="0.775"/>
                <property name="test_loss" value="0.375"/>
                <property name="train_accuracy" value="0.625"/>
                <property name="train_loss" value="0.5"/>
              </properties>
              <testcase name="parameters" classname="experiments.module.mnist" time="0.000">
                <system-out>PASS: parameters 10 is exactly what is required</system-out>
              </testcase>
              <testcase name="test_accuracy" classname="experiments.module.mnist" time="0.000">
                <system-out>IMPROVED: better</system-out>
              </testcase>
              <testcase name="test_loss" classname="experiments.module.mnist" time="0.000">
                <system-out>NEW: no baseline</system-out>
              </testcase>
              <testcase name="train_loss" classname="experiments.module.mnist" time="0.000">
                <skipped message="cannot tell: 2 seeds"/>
              </testcase>
              <testcase name="train_accuracy" classname="experiments.module.mnist" time="0.000">
                <failure message="is 0.75" type="FAIL">is 0.75
            below the required 0.8</failure>
              </testcase>
              <testcase name="run of seed 1" classname="experiments.module.mnist" time="1.500">
                <system-out>COMPLETED: test_accuracy 0.75, test_loss 0.375, train_accuracy 0.625, train_loss 0.5</system-out>
              </testcase>
              <testcase name="run of seed 2" classname="experiments.module.mnist" time="1.500">
                <system-out>COMPLETED: test_accuracy 0.8, test_loss 0.375, train_accuracy 0.625, train_loss 0.5</system-out>
              </testcase>
              <testcase name="run of seed 3" classname="experiments.module.mnist" time="0.000">
                <error message="killed" type="NOT_COMPLETED">killed
            by signal 9</error>
              </testcase>
            </testsuite>
            """
                    .stripTrailing()
                + "\n");
  }

  @Test
  void everyOutcomeIsValidByTheSchemaThatServersUse() throws Exception {
    for (Outcome outcome : Outcome.values()) {
      validate(
          JunitXml.of("module", result("small", verdict(check("test_loss", outcome, "why")), 0.5)));
    }
    validate(
        JunitXml.of(
            "module", withFailures(result("none", verdict()), new RunFailure(1, "killed"))));
  }

  @Test
  void hostileTextIsValidAndReadBackButForWhatXmlCannotHold() throws Exception {
    ExperimentResult result =
        withFailures(
            result(
                HOSTILE,
                verdict(
                    new Check(HOSTILE, HOSTILE, null, null, Outcome.FAIL, HOSTILE),
                    check("test_loss", Outcome.INCONCLUSIVE, HOSTILE),
                    check("train_loss", Outcome.PASS, HOSTILE)),
                0.5),
            new RunFailure(2, HOSTILE));

    byte[] xml = JunitXml.of("module", result);

    validate(xml);
    String readable =
        HOSTILE
            .replace('\0', '\uFFFD')
            .replace('\u001b', '\uFFFD')
            .replace('\uFFFE', '\uFFFD')
            .replace("\uD83D x", "\uFFFD x")
            .replace("\r\n", "\n");
    Document document = parse(xml);
    assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(readable);
    assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo("PASS: " + readable);
    assertThat(document.getDocumentElement().getAttribute("name"))
        .isEqualTo("experiments.module." + readable.strip().replace("\n", " ").replace('.', '_'));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void experimentsOfOneNameAreToldApartByTheirModule() throws Exception {
    ExperimentResult result = result("cnn.small", verdict(), 0.5);

    assertThat(List.of("net.left", "net.right"))
        .extracting(module -> parse(JunitXml.of(module, result)).getDocumentElement())
        .extracting(
            suite -> suite.getAttribute("name"),
            suite ->
                ((Element) suite.getElementsByTagName("testcase").item(0))
                    .getAttribute("classname"))
        .containsExactly(
            tuple("experiments.net_left.cnn_small", "experiments.net_left.cnn_small"),
            tuple("experiments.net_right.cnn_small", "experiments.net_right.cnn_small"));
  }

  @Test
  void testCasesOfOneNameAreToldApartByWhatTheyRequire() throws Exception {
    Check bound = new Check("test_loss", "<= 0.5", 0.4, 0.1, Outcome.PASS, "kept");
    Check baseline = new Check("test_loss", "as the baseline", 0.4, 0.1, Outcome.PASS, "kept");

    Document document =
        parse(JunitXml.of("module", result("small", verdict(bound, baseline), 0.5)));

    assertThat(names(document))
        .containsExactly("test_loss <= 0.5", "test_loss as the baseline", "run of seed 1");
  }

  @Test
  void valuesThatAreNoNumbersAreLeftOut() throws Exception {
    Document document = parse(JunitXml.of("module", result("small", verdict(), Double.NaN)));

    assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo("COMPLETED: test_loss 0.375, train_accuracy 0.625, train_loss 0.5");
  }

  private static List<String> names(Document document) {
    NodeList cases = document.getElementsByTagName("testcase");
    return IntStream.range(0, cases.getLength())
        .mapToObj(i -> ((Element) cases.item(i)).getAttribute("name"))
        .toList();
  }

  private static Document parse(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static void validate(byte[] xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitXmlTest.class.getResource("surefire-test-report.xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml)));
  }
}
