package io.github.experimentmaven.export;

import io.github.experimentmaven.numbers.Decimal;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One test case of a suite.
 *
 * @param name unique in its suite
 * @param time in seconds
 * @param kind how it ended
 * @param type what servers show as the exception's class
 * @param text what there is to say, one line or several
 */
record TestCase(String name, double time, Kind kind, String type, String text) {

  /** How a test case can end. */
  enum Kind {
    PASSED,
    SKIPPED,
    FAILURE,
    ERROR
  }

  /**
   * Writes the element. Its order of children is that of Surefire's schema.
   *
   * @param suite the name of the suite; servers take what is before its last dot for a package
   */
  void write(XMLStreamWriter xml, String suite) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", XmlText.attribute(name));
    xml.writeAttribute("classname", XmlText.attribute(suite));
    xml.writeAttribute("time", seconds(time));
    switch (kind) {
      case PASSED -> writePassed(xml);
      case SKIPPED -> writeSkipped(xml);
      case FAILURE -> writeBroken(xml, "failure");
      case ERROR -> writeBroken(xml, "error");
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void writePassed(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("system-out");
    xml.writeCharacters(XmlText.of(type + ": " + text));
    xml.writeEndElement();
  }

  private void writeSkipped(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("skipped");
    xml.writeAttribute("message", XmlText.attribute(text));
  }

  private void writeBroken(XMLStreamWriter xml, String element) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement(element);
    xml.writeAttribute("message", XmlText.attribute(text.strip().lines().findFirst().orElse("")));
    xml.writeAttribute("type", type);
    xml.writeCharacters(XmlText.of(text));
    xml.writeEndElement();
  }

  /** With a dot and three decimals, whatever the language: {@code 12.345}. */
  static String seconds(double time) {
    return Decimal.fixed(time, 3);
  }
}
