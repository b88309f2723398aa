package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpressionsTest {

  @TempDir Path base;

  @Test
  void anEmptyPropertyIsEmptyAndAnUnknownOneIsNone() {
    MavenProject project = new MavenProject(new Model());
    project.getProperties().setProperty("empty", "");
    project.getProperties().setProperty("epochs", "5");
    Expressions expressions = expressions(project);

    assertThat(expressions.property("empty")).isEmpty();
    assertThat(expressions.property("epochs")).isEqualTo("5");
    assertThat(expressions.property("unknown")).isNull();
  }

  @Test
  void whatIsNoExpressionStaysAsItIs() {
    assertThat(expressions(new MavenProject(new Model())).evaluate("src")).isEqualTo("src");
  }

  @SuppressWarnings("deprecation") // Maven itself has no other constructor
  private Expressions expressions(MavenProject project) {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setBaseDirectory(base.toFile());
    request.setSystemProperties(new Properties());
    MavenSession session =
        new MavenSession(
            null,
            MavenRepositorySystemUtils.newSession(),
            request,
            new DefaultMavenExecutionResult());
    session.setCurrentProject(new MavenProject(new Model()));
    MojoDescriptor goal = new MojoDescriptor();
    goal.setPluginDescriptor(new PluginDescriptor());
    return new Expressions(session, project, goal);
  }
}
