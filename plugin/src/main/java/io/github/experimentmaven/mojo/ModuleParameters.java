package io.github.experimentmaven.mojo;

import io.github.experimentmaven.resolution.ClasspathScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The values that this plugin's parameters have in a module, though its goal is executed in another
 * one: those of the module's POM, of the command line, or the defaults, in this order, as for
 * Maven.
 */
final class ModuleParameters {

  /** The goal whose parameters are meant; where it is not bound, one that has the same. */
  private static final List<String> GOALS = List.of("check", "check-aggregate", "report", "run");

  private final MavenProject project;
  private final PluginDescriptor plugin;
  private final Expressions expressions;

  ModuleParameters(MavenSession session, MavenProject project, PluginDescriptor plugin) {
    this.project = project;
    this.plugin = plugin;
    this.expressions = new Expressions(session, project, goal(plugin));
  }

  /** A file or folder; null if there is neither a value nor a default. */
  @Nullable Path path(String parameter) {
    String value = text(parameter);
    return value == null ? null : project.getBasedir().toPath().resolve(value);
  }

  /** A switch, off by default. */
  boolean isOn(String parameter) {
    return Boolean.parseBoolean(text(parameter));
  }

  /**
   * A class path of a project as it is written.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static ClasspathScope scope(String text) {
    return Choice.of(text, List.of(ClasspathScope.values()), ClasspathScope::key);
  }

  /** The text itself; null if there is neither a value nor a default. */
  @Nullable String text(String parameter) {
    String configured = configured(parameter);
    if (configured != null) {
      return evaluate(configured);
    }
    PlexusConfiguration declared = goal(plugin).getMojoConfiguration().getChild(parameter, false);
    String given = evaluate(declared.getValue(""));
    return given == null ? evaluate(declared.getAttribute("default-value", "")) : given;
  }

  private @Nullable String configured(String parameter) {
    Plugin declared = project.getPlugin(plugin.getPluginLookupKey());
    if (declared == null) {
      return null;
    }
    Stream<PluginExecution> executions =
        GOALS.stream()
            .flatMap(
                goal ->
                    declared.getExecutions().stream()
                        .filter(each -> each.getGoals().contains(goal)));
    return Stream.<ConfigurationContainer>concat(executions, Stream.of(declared))
        .map(each -> value(each, parameter))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String value(ConfigurationContainer container, String parameter) {
    if (!(container.getConfiguration() instanceof Xpp3Dom configuration)) {
      return null;
    }
    Xpp3Dom child = configuration.getChild(parameter);
    return child == null ? null : child.getValue();
  }

  private static MojoDescriptor goal(PluginDescriptor plugin) {
    return plugin.getMojo(GOALS.get(0));
  }

  /** Null for nothing, as Maven does not set a parameter then. */
  private @Nullable String evaluate(String expression) {
    String value = expressions.evaluate(expression);
    return value == null || value.isEmpty() ? null : value;
  }
}
