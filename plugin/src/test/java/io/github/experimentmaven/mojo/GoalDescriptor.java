package io.github.experimentmaven.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The goals and parameters that there really are, as Maven reads them. */
final class GoalDescriptor {

  private final List<Element> mojos;

  private GoalDescriptor(Document descriptor) {
    mojos = children(descriptor.getElementsByTagName("mojo"));
  }

  /** Reads that of the plugin under test. */
  static GoalDescriptor read() throws IOException, SAXException, ParserConfigurationException {
    try (InputStream file = RunMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      return new GoalDescriptor(
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file));
    }
  }

  /** The names of all goals. */
  List<String> goals() {
    return mojos.stream().map(mojo -> text(mojo, "goal")).toList();
  }

  /**
   * The parameters a person can set: their property, or their name if they have none, and their
   * default as the manual writes it.
   */
  SortedMap<String, String> defaults() {
    var defaults = new TreeMap<String, String>();
    for (Element mojo : mojos) {
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
}
