package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole Maven build, from the start of its process to the end.
 *
 * @param subject what kind of builds it is measured with
 * @param name how reports name it
 * @param project the folder of its {@code pom.xml}
 * @param arguments goals and options
 * @param maven how it is started
 */
record MavenBuild(String subject, String name, Path project, List<String> arguments, Maven maven)
    implements Contender {

  /** Training five hundred experiments takes its time. */
  private static final Duration TIME_LIMIT = Duration.ofHours(1);

  /**
   * A Maven with a local repository of its own.
   *
   * @param home its folder
   * @param settings its global settings
   * @param localRepository filled on the way from {@code outerRepository}
   * @param outerRepository the local repository of the build that benchmarks
   * @param pluginVersion the version of the plugin to measure
   */
  record Maven(
      Path home, Path settings, Path localRepository, Path outerRepository, String pluginVersion) {}

  /** Builds once without measuring, which fills the local repository. */
  void prepare() throws IOException, InterruptedException {
    build(List.of(), "prepare");
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    long start = System.nanoTime();
    build(List.of("-o"), Integer.toString(round));
    return Map.of(Quantity.DURATION, (System.nanoTime() - start) / 1e9);
  }

  private void build(List<String> options, String log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(maven.home().resolve("bin").resolve("mvn").toString());
    command.addAll(List.of("-B", "-gs", maven.settings().toString()));
    command.add("-Dmaven.repo.local=" + maven.localRepository());
    command.add("-Dbenchmark.outerRepository=" + maven.outerRepository().toUri());
    command.add("-Dbenchmark.pluginVersion=" + maven.pluginVersion());
    command.addAll(options);
    command.addAll(arguments);
    Fork.run(
        command,
        project,
        project.resolve("build-" + name.replaceAll("[ :]+", "-") + "-" + log + ".log"),
        TIME_LIMIT);
  }
}
