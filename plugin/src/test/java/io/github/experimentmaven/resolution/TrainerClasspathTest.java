package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.component.repository.ComponentDependency;
import org.codehaus.plexus.testing.PlexusTest;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlexusTest
class TrainerClasspathTest {

  private static final NativePlatform PLATFORM =
      new NativePlatform("linux-x86_64-onednn-avx2", "linux-x86_64");

  @TempDir Path temporary;

  @Inject RepositorySystem system;

  @Inject TrainerClasspath trainerClasspath;

  private LocalRepositoryFixture maven;

  @BeforeEach
  void createProject() throws IOException {
    maven = new LocalRepositoryFixture(system, temporary);
  }

  @Test
  void thePluginAndWhatTrainingNeedsComeInTheirOrderThenLoggingThenTheNativeLibraries()
      throws Exception {
    installNatives();
    install("org.slf4j", "slf4j-api", "1.7.36", "");

    var classpath =
        resolve(
            artifact("io.github.experimentmaven", "experiment-maven-plugin"),
            artifact("org.nd4j", "nd4j-api"),
            artifact("com.fasterxml.jackson.core", "jackson-databind"),
            artifact("org.slf4j", "slf4j-simple"));

    assertThat(classpath)
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "experiment-maven-plugin.jar",
            "nd4j-api.jar",
            "jackson-databind.jar",
            "slf4j-simple.jar",
            "slf4j-api-1.7.36.jar",
            "nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar",
            "nd4j-native-preset-1.0.0-M2.1-linux-x86_64.jar",
            "javacpp-1.5.7-linux-x86_64.jar",
            "openblas-0.3.19-1.5.7-linux-x86_64.jar");
  }

  @Test
  void whatOnlyMavensSideNeedsStaysOut() throws Exception {
    installNatives();

    var classpath =
        resolve(
            artifact("org.apache.maven.doxia", "doxia-sink-api"),
            artifact("org.apache.maven.reporting", "maven-reporting-api"),
            artifact("org.codehaus.plexus", "plexus-utils"),
            artifact("org.freemarker", "freemarker"),
            artifact("me.tongfei", "progressbar"),
            artifact("org.jline", "jline-terminal"),
            artifact("com.fasterxml.jackson.dataformat", "jackson-dataformat-csv"),
            artifact("org.apache.commons", "commons-math3"),
            artifact("org.apache.commons", "commons-lang3"),
            artifact("io.github.experimentmaven", "experiment-reports-template"),
            artifact("org.slf4j", "slf4j-api"));

    assertThat(classpath.subList(0, classpath.size() - 4))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("commons-math3.jar", "commons-lang3.jar", "slf4j-api.jar");
  }

  @Test
  void whatIsLeftOutIsThereToBeLeftOut() throws Exception {
    Set<String> dependencies = new HashSet<>();
    for (ComponentDependency each : builtPlugin().getDependencies()) {
      dependencies.add(each.getGroupId());
      dependencies.add(each.getGroupId() + ":" + each.getArtifactId());
    }

    assertThat(dependencies).containsAll(TrainerClasspath.MAVEN_SIDE);
  }

  /** As its own build describes it, with all that Maven gives it at run time. */
  private static PluginDescriptor builtPlugin() throws Exception {
    try (InputStream in = TrainerClasspath.class.getResourceAsStream("/META-INF/maven/plugin.xml");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(reader);
    }
  }

  @Test
  void missingNativeLibrariesOfflineAreNamedWithWhatToDo() {
    maven.goOffline();

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve(artifact("org.slf4j", "slf4j-api")))
        .withMessage(
            """
            org.nd4j:nd4j-native:jar:linux-x86_64-onednn-avx2:1.0.0-M2.1 is not in the local \
            repository, and Maven is offline:
              run once without -o, or name other native libraries with \
            -Dexperiment.nativeClassifier""");
  }

  @Test
  void anArtifactWithoutAFileIsNamed() {
    Artifact unbuilt = artifact("org.nd4j", "nd4j-api");
    unbuilt.setFile(null);

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve(unbuilt))
        .withMessage(
            "org.nd4j:nd4j-api:jar:1, which the trainer needs, has no file; build it first, or run"
                + " 'mvn package'");
  }

  private List<Path> resolve(Artifact... pluginArtifacts) throws ResolutionException {
    maven.plugin().setArtifacts(List.of(pluginArtifacts));
    return trainerClasspath.resolve(maven.context(), PLATFORM).stream()
        .map(TrainerArtifact::file)
        .toList();
  }

  private void installNatives() throws IOException {
    install("org.nd4j", "nd4j-native", "1.0.0-M2.1", "linux-x86_64-onednn-avx2");
    install("org.nd4j", "nd4j-native-preset", "1.0.0-M2.1", "linux-x86_64");
    install("org.bytedeco", "javacpp", "1.5.7", "linux-x86_64");
    install("org.bytedeco", "openblas", "0.3.19-1.5.7", "linux-x86_64");
  }

  private void install(String groupId, String artifactId, String version, String classifier)
      throws IOException {
    Files.writeString(maven.place(groupId, artifactId, version, classifier), "jar");
  }

  private Artifact artifact(String groupId, String artifactId) {
    var artifact =
        new DefaultArtifact(
            groupId, artifactId, "1", null, "jar", null, new DefaultArtifactHandler("jar"));
    artifact.setFile(temporary.resolve(artifactId + ".jar").toFile());
    return artifact;
  }
}
