package io.github.experimentmaven.mojo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Properties of the command line that are nearly those of this plugin's parameters. Maven takes
 * every property, so that nothing else would tell a person of a misspelling. Properties that
 * resemble none of ours may be the person's own, for experiment files.
 */
final class UnknownProperties {

  private static final String PREFIX = "experiment.";

  private UnknownProperties() {}

  /** A warning for each such property; none but for the first goal of a session that asks. */
  static List<String> warnings(MavenSession session, PluginDescriptor plugin) {
    boolean isFirst =
        session.getRepositorySession().getData().set(UnknownProperties.class, null, true);
    return isFirst ? warnings(session.getUserProperties(), known(plugin)) : List.of();
  }

  static List<String> warnings(Properties given, Set<String> known) {
    return new TreeSet<>(given.stringPropertyNames())
        .stream()
            .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
            .filter(name -> !name.startsWith(SparkProperties.PREFIX))
            .flatMap(
                name ->
                    nearest(name, known).stream()
                        .map(
                            near ->
                                "-D%s is no parameter of this plugin; did you mean %s?"
                                    .formatted(name, near)))
            .toList();
  }

  /** The properties of all parameters of all goals. */
  private static Set<String> known(PluginDescriptor plugin) {
    return plugin.getMojos().stream()
        .flatMap(goal -> Arrays.stream(goal.getMojoConfiguration().getChildren()))
        .flatMap(parameter -> Stream.ofNullable(parameter.getValue(null)))
        .map(expression -> expression.replaceAll("^\\$\\{|}$", ""))
        .filter(name -> name.startsWith(PREFIX))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> nearest(String name, Set<String> known) {
    String own = name.substring(PREFIX.length());
    // As for names in experiment files: at most one letter in three is another one.
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, own.length() / 3));
    record Candidate(String name, int distance) {}
    return known.stream()
        .map(each -> new Candidate(each, distance.apply(own, each.substring(PREFIX.length()))))
        .filter(candidate -> candidate.distance() >= 0)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name);
  }
}
