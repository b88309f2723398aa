package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.benchmark.MavenBuild.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds of modules with five hundred small experiments: once a file each, once all in one sweep.
 * They are trained once, by the first build; the other module takes them from the cache of runs.
 */
final class ManyExperiments {

  /** What these builds are. */
  static final String SUBJECT = "many";

  /** How many experiments each module has, as sweep.yaml has. */
  static final int EXPERIMENTS = 500;

  private static final List<String> UNITS =
      List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  private static final List<String> RATES =
      List.of("0.5", "0.3", "0.2", "0.1", "0.05", "0.03", "0.02", "0.01", "0.005", "0.003");
  private static final List<String> BATCHES = List.of("4", "8", "16", "32", "64");

  private ManyExperiments() {}

  /**
   * The builds, everything trained.
   *
   * @param sources the folder of the project and of its experiments
   * @param table the data to train on
   * @param target where the projects are made
   */
  static List<Contender> prepare(Path sources, Path table, Path target, Maven maven)
      throws IOException, InterruptedException {
    Path files = project(sources, table, target.resolve("files"));
    writeFiles(Files.readString(sources.resolve("experiment.yaml")), experiments(files));
    Path sweep = project(sources, table, target.resolve("sweep"));
    Files.writeString(
        Files.createDirectories(experiments(sweep)).resolve("sweep.yaml"),
        Files.readString(sources.resolve("sweep.yaml")));
    String cache = "-Dexperiment.cacheDirectory=" + target.resolve("cache");
    return Stream.concat(
            contenders("files", files, cache, maven).stream(),
            contenders("sweep", sweep, cache, maven).stream())
        .toList();
  }

  private static List<Contender> contenders(String name, Path project, String cache, Maven maven)
      throws IOException, InterruptedException {
    new MavenBuild(SUBJECT, name + ": verify", project, List.of("verify", cache), maven).prepare();
    return List.of(
        new MavenBuild(
            SUBJECT, name + ": skipped", project, List.of("verify", "-Dexperiment.skip"), maven),
        // Reads, checks and plans, and asks which runs there are already.
        new MavenBuild(
            SUBJECT,
            name + ": dry run",
            project,
            List.of("experiment:run", "-Dexperiment.dryRun", cache),
            maven),
        new ReportedBuild(
            new MavenBuild(
                SUBJECT, name + ": report", project, List.of("experiment:report", cache), maven),
            project.resolve("target").resolve("site")),
        new MavenBuild(
            SUBJECT, name + ": unchanged verify", project, List.of("verify", cache), maven));
  }

  private static Path project(Path sources, Path table, Path target) throws IOException {
    Builds.project(sources.resolve("project"), target);
    Path project = target.resolve("project");
    Files.write(project.resolve("iris.csv"), Files.readAllBytes(table));
    return project;
  }

  private static Path experiments(Path project) {
    return project.resolve("src").resolve("experiments");
  }

  private static void writeFiles(String template, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String units : UNITS) {
      for (String rate : RATES) {
        for (String batch : BATCHES) {
          Files.writeString(
              folder.resolve("units-%s-rate-%s-batch-%s.yaml".formatted(units, rate, batch)),
              template.replace("@units@", units).replace("@rate@", rate).replace("@batch@", batch));
        }
      }
    }
  }
}
