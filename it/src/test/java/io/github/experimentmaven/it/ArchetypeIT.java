package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project that the archetype makes, and what its own README says to do with it. */
class ArchetypeIT {

  @TempDir private Path temporary;

  @Test
  void whatIsMadeIsTrainedAcceptedComparedAndFailsWhenItIsBroken() throws Exception {
    Path project = generate("penguins", "2.0");
    Path experiment = project.resolve("src/experiments/species.yaml");
    Path baseline = project.resolve("src/experiments/baselines/species.json");

    assertThat(project.resolve(".gitignore")).hasContent("target/");
    assertThat(project.resolve("README.md")).content().startsWith("# penguins\n");
    assertThat(project.resolve("data/NOTICE")).content().contains("CC0");
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("<groupId>org.example</groupId>")
        .contains("<artifactId>penguins</artifactId>")
        .contains("<version>2.0</version>")
        .contains("<version>" + System.getProperty("it.version") + "</version>")
        .doesNotContain("@", "${");

    assertThat(build(project, 0, "verify")).contains("species: NEW");
    assertThat(project.resolve("target/site/experiments/species.html")).isRegularFile();

    build(project, 0, "experiment:accept", "-Dexperiment.reason=first results");
    assertThat(baseline).content().contains("first results");

    assertThat(build(project, 0, "verify"))
        .contains("species: PASS")
        .contains("(mean of 3 seeds) is the baseline's, bit for bit");

    String content = Files.readString(experiment);
    assertThat(content).contains("epochs: 20");
    Files.writeString(experiment, content.replace("epochs: 20", "epochs: 1"));
    assertThat(build(project, 1, "verify"))
        .contains("species: FAIL")
        .contains("below the baseline's");
  }

  /** Makes a project in a folder that has none, as somebody does who only has Maven. */
  private Path generate(String artifactId, String version) throws Exception {
    Path folder = temporary.toRealPath();
    List<String> arguments =
        List.of(
            "org.apache.maven.plugins:maven-archetype-plugin:%s:generate"
                .formatted(System.getProperty("it.maven-archetype.version")),
            "-DarchetypeCatalog=internal",
            "-DarchetypeGroupId=io.github.experimentmaven",
            "-DarchetypeArtifactId=experiment-maven-archetype",
            "-DarchetypeVersion=" + System.getProperty("it.version"),
            "-DgroupId=org.example",
            "-DartifactId=" + artifactId,
            "-Dversion=" + version);
    Path repository = Path.of(System.getProperty("it.local-repository"));
    try (MavenBuild build = MavenBuild.start(folder, repository, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }
    return folder.resolve(artifactId);
  }

  private String build(Path project, int exitCode, String... arguments)
      throws IOException, InterruptedException {
    List<String> cached = new ArrayList<>(List.of(arguments));
    cached.add("-Dexperiment.cache=on");
    cached.add("-Dexperiment.cacheDirectory=" + temporary.resolve("cache"));
    try (MavenBuild build = MavenBuild.start(project, cached.toArray(String[]::new))) {
      int actual = build.exitCode();
      String log = build.log();
      assertThat(actual).as(log).isEqualTo(exitCode);
      return log;
    }
  }
}
