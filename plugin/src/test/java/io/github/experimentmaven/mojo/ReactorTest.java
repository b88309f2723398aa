package io.github.experimentmaven.mojo;

import static java.util.stream.Collectors.toList;

import io.github.experimentmaven.module.ModuleFixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** A goal in a module that depends on others, all of which are built. */
abstract class ReactorTest extends GoalTest {

  @Inject MavenSession session;
  @Inject MojoExecution execution;

  /** Adds modules that the one of the goal depends on, in the order they are built in. */
  final void build(ModuleFixture... modules) {
    List<MavenProject> before = Arrays.stream(modules).map(ModuleFixture::project).toList();
    session.setProjects(
        Stream.concat(before.stream(), Stream.of(module().project())).collect(toList()));
    session.setProjectDependencyGraph(new Upstream(session.getProjects(), before));
  }

  /** A module beside that of the goal. */
  final ModuleFixture module(String artifactId) {
    ModuleFixture other = new ModuleFixture(base.resolve(artifactId));
    other.project().setArtifactId(artifactId);
    return other;
  }

  /** The project that all of the others come before. */
  private record Upstream(List<MavenProject> all, List<MavenProject> before)
      implements ProjectDependencyGraph {

    @Override
    public List<MavenProject> getAllProjects() {
      return all;
    }

    @Override
    public List<MavenProject> getSortedProjects() {
      return all;
    }

    @Override
    public List<MavenProject> getDownstreamProjects(MavenProject project, boolean transitive) {
      return List.of();
    }

    @Override
    public List<MavenProject> getUpstreamProjects(MavenProject project, boolean transitive) {
      return before;
    }
  }
}
