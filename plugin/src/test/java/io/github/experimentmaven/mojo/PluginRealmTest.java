package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.component.repository.ComponentDependency;
import org.junit.jupiter.api.Test;

/** What Maven puts on the plugin's class path: all that its own build has described so. */
class PluginRealmTest {

  @Test
  void mavenLoadsNothingThatTrains() throws Exception {
    assertThat(dependencies())
        .extracting(ComponentDependency::getGroupId)
        .contains("org.freemarker", "com.fasterxml.jackson.core")
        .doesNotContain("org.deeplearning4j", "org.nd4j", "org.bytedeco");
    assertThat(dependencies())
        .extracting(ComponentDependency::getArtifactId)
        .contains("experiment-core")
        .doesNotContain("experiment-trainer", "slf4j-simple");
  }

  private static List<ComponentDependency> dependencies() throws Exception {
    try (InputStream in = RunMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(reader).getDependencies();
    }
  }
}
