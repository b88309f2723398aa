package io.github.experimentmaven.mojo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What the goals after training will be told to write. It is checked before training: nobody wants
 * to learn of a misspelt format hours later.
 */
final class ReportParameters {

  private final MavenProject project;
  private final String plugin;
  private final Expressions expressions;

  ReportParameters(MavenSession session, MavenProject project, MojoDescriptor goal) {
    this.project = project;
    this.plugin = goal.getPluginDescriptor().getPluginLookupKey();
    this.expressions = new Expressions(session, project, goal);
  }

  /**
   * Checks the values in the POM and on the command line.
   *
   * @throws MojoExecutionException with the first that the goal it is meant for would not take
   */
  void require() throws MojoExecutionException {
    for (List<String> formats : values("formats", "experiment.formats")) {
      Formats.of(formats);
    }
    for (List<String> history : values("history", "experiment.history")) {
      HistoryMojo.history(String.join(",", history));
    }
  }

  private List<List<String>> values(String parameter, String property) {
    List<List<String>> values = new ArrayList<>();
    Plugin declared = project.getPlugin(plugin);
    if (declared != null) {
      Stream.<ConfigurationContainer>concat(declared.getExecutions().stream(), Stream.of(declared))
          .map(ConfigurationContainer::getConfiguration)
          .filter(Xpp3Dom.class::isInstance)
          .map(configuration -> ((Xpp3Dom) configuration).getChild(parameter))
          .filter(Objects::nonNull)
          .forEach(configured -> values.add(values(configured)));
    }
    String given = expressions.property(property);
    if (given != null) {
      values.add(split(given));
    }
    values.removeIf(List::isEmpty);
    return values;
  }

  private List<String> values(Xpp3Dom configured) {
    Stream<Xpp3Dom> written =
        configured.getChildCount() == 0
            ? Stream.of(configured)
            : Arrays.stream(configured.getChildren());
    return written
        .map(Xpp3Dom::getValue)
        .filter(Objects::nonNull)
        .map(expressions::evaluate)
        .filter(Objects::nonNull)
        .flatMap(value -> split(value).stream())
        .toList();
  }

  private static List<String> split(String value) {
    return NameList.of(Arrays.asList(value.split(",")));
  }
}
