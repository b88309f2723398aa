package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.benchmark.MavenBuild.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the plugin costs a build that does not train. */
final class Builds {

  /** What these builds are. */
  static final String SUBJECT = "build";

  /** A project without the plugin: what Maven takes for itself. */
  static final String WITHOUT = "without the plugin";

  /** The same project with the plugin, skipped. */
  static final String SKIPPED = "experiment.skip";

  /** The same project with both experiments validated, their data verified, nothing trained. */
  static final String DESCRIBED = "describe";

  /** The same project, everything trained and reported before: results come out of the cache. */
  static final String UNCHANGED = "unchanged verify";

  private Builds() {}

  /**
   * The builds, each done once so that its local repository is complete.
   *
   * @param sources the folder of the two projects
   * @param experiments the folder of the experiment files
   * @param target where the projects are copied to
   */
  static List<MavenBuild> prepare(Path sources, Path experiments, Path target, Maven maven)
      throws IOException, InterruptedException {
    Path without = project(sources.resolve("without-plugin"), target);
    Path with = project(sources.resolve("with-plugin"), target);
    copyFiles(experiments, with.resolve("src").resolve("experiments"));
    Path unchanged = project(sources.resolve("with-plugin"), target.resolve("unchanged"));
    copyTree(experiments, unchanged.resolve("src").resolve("experiments"));
    List<MavenBuild> builds =
        List.of(
            new MavenBuild(SUBJECT, WITHOUT, without, List.of("verify"), maven),
            new MavenBuild(SUBJECT, SKIPPED, with, List.of("verify", "-Dexperiment.skip"), maven),
            new MavenBuild(SUBJECT, DESCRIBED, with, List.of("experiment:describe"), maven),
            new MavenBuild(SUBJECT, UNCHANGED, unchanged, List.of("verify"), maven));
    for (MavenBuild build : builds) {
      build.prepare();
    }
    return builds;
  }

  /** Copies the files of a project; they are found in a folder of the same name. */
  static Path project(Path source, Path target) throws IOException {
    Path project = target.resolve(source.getFileName());
    copyFiles(source, project);
    // The root of a Maven build of its own; otherwise it would take on the JVM options of this one.
    Files.createDirectories(project.resolve(".mvn"));
    return project;
  }

  /** With what was accepted, which is compared. */
  private static void copyTree(Path source, Path target) throws IOException {
    try (Stream<Path> folders = Files.walk(source).filter(Files::isDirectory)) {
      for (Path folder : folders.toList()) {
        copyFiles(folder, target.resolve(source.relativize(folder).toString()));
      }
    }
  }

  private static void copyFiles(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(source).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.write(target.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }
}
