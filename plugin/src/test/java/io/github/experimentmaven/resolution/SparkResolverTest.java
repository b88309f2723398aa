package io.github.experimentmaven.resolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.ResolutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlexusTest
class SparkResolverTest {

  @TempDir Path temporary;

  @Inject RepositorySystem system;

  @Inject SparkResolver spark;

  private LocalRepositoryFixture maven;

  @BeforeEach
  void createProject() throws IOException {
    maven = new LocalRepositoryFixture(system, temporary);
    Path driver = maven.place("io.github.experimentmaven", "experiment-spark", "2.5", "");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(driver))) {
      jar.putNextEntry(new ZipEntry("META-INF/experiment-spark/dependencies.txt"));
      jar.write(
          """
          io.github.experimentmaven:experiment-spark:jar:2.5
             io.github.experimentmaven:experiment-core:jar:2.5:compile
             org.apache.spark:spark-core_2.13:jar:4.2.0:provided
                io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.2.1:provided
          """
              .getBytes(UTF_8));
    }
    install("io.github.experimentmaven", "experiment-core", "2.5", "");
    maven.goOffline();
  }

  @Test
  void theDriverIsToBeHadWithoutSpark() throws Exception {
    assertThat(spark.driver(maven.context()))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("experiment-spark-2.5.jar", "experiment-core-2.5.jar");
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> spark.spark(maven.context()))
        .withMessageContaining("org.apache.spark:spark-core_2.13:jar:4.2.0")
        .withMessageContaining("SPARK_HOME");
  }

  @Test
  void sparkIsAllThatIsNotOfThisProjectWithClassifiers() throws Exception {
    install("org.apache.spark", "spark-core_2.13", "4.2.0", "");
    install("io.netty", "netty-transport-native-epoll", "4.2.1", "linux-x86_64");

    assertThat(spark.spark(maven.context()))
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "spark-core_2.13-4.2.0.jar", "netty-transport-native-epoll-4.2.1-linux-x86_64.jar");
  }

  private void install(String groupId, String artifactId, String version, String classifier)
      throws IOException {
    Files.writeString(maven.place(groupId, artifactId, version, classifier), "jar");
  }
}
