package io.github.experimentmaven.mojo;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Properties of Spark that a build gives: of a file, of the project, of the command line. */
final class SparkProperties {

  /** What they begin with where they are Maven's. */
  static final String PREFIX = "experiment.spark.conf.";

  private SparkProperties() {}

  /**
   * All of them; those of the command line win.
   *
   * @param file that has some, or null
   * @throws MojoExecutionException if the file cannot be read
   */
  static Map<String, String> of(MavenSession session, MavenProject project, @Nullable File file)
      throws MojoExecutionException {
    Map<String, String> all = new TreeMap<>();
    if (file != null) {
      add(read(file), "", all);
    }
    add(project.getProperties(), PREFIX, all);
    add(session.getUserProperties(), PREFIX, all);
    return all;
  }

  private static void add(Properties properties, String prefix, Map<String, String> all) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        all.put(name.substring(prefix.length()), properties.getProperty(name));
      }
    }
  }

  private static Properties read(File file) throws MojoExecutionException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file.toPath(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new MojoExecutionException(
          "experiment.spark.propertiesFile %s cannot be read: %s".formatted(file, e.getMessage()),
          e);
    }
    return properties;
  }
}
