package io.github.experimentmaven.mojo;

import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.module.ReactorModule;
import io.github.experimentmaven.storage.ShownPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The modules that an aggregating goal covers:
 *
 * <ul>
 *   <li>called by hand: all modules of the build, which are built by then;
 *   <li>bound to a phase: its own module and those that it depends on, as Maven builds them first,
 *       in parallel builds as well;
 *   <li>in a site: its own module, the modules below it and those that it depends on, as far as
 *       they have results by then.
 * </ul>
 */
final class ReactorModules {

  private final MavenSession session;
  private final MavenProject own;
  private final MojoExecution execution;

  ReactorModules(MavenSession session, MavenProject own, MojoExecution execution) {
    this.session = session;
    this.own = own;
    this.execution = execution;
  }

  /**
   * The projects, in the order they are built in.
   *
   * @throws MojoExecutionException if the goal is bound in a project that is built before its own
   *     modules
   */
  List<MavenProject> projects() throws MojoExecutionException {
    if (execution.getSource() == MojoExecution.Source.CLI) {
      return session.getProjects();
    }
    Set<MavenProject> before = ownAndUpstream();
    for (MavenProject module : session.getProjects()) {
      if (isBelow(module) && !before.contains(module)) {
        throw new MojoExecutionException(
            """
            %1$s is bound to a phase of %2$s, which Maven builds before its module %3$s
              bind it in a module that depends on those with experiments, or call it by hand: \
            mvn verify experiment:%1$s"""
                .formatted(execution.getGoal(), own.getArtifactId(), module.getArtifactId()));
      }
    }
    return session.getProjects().stream().filter(before::contains).toList();
  }

  private Set<MavenProject> ownAndUpstream() {
    Set<MavenProject> before =
        new HashSet<>(session.getProjectDependencyGraph().getUpstreamProjects(own, true));
    before.add(own);
    return before;
  }

  private boolean isBelow(MavenProject module) {
    return own.getCollectedProjects() != null && own.getCollectedProjects().contains(module);
  }

  /** Those of the projects that do not skip this plugin, with their experiments. */
  List<ReactorModule> modules() throws MojoExecutionException {
    return modules(projects());
  }

  /** Likewise those that the site of this project is about. */
  List<ReactorModule> ofSite() {
    Set<MavenProject> before = ownAndUpstream();
    return modules(
        session.getProjects().stream()
            .filter(module -> before.contains(module) || isBelow(module))
            .toList());
  }

  /** Likewise all that the build has, whether they are built by now or not. */
  List<ReactorModule> all() {
    return modules(session.getProjects());
  }

  /** Whether the build has modules beside this project. */
  boolean isShared() {
    return session.getProjects().size() > 1;
  }

  /** What selects this project in commands: {@code -pl :name}. */
  String selector() {
    String name = name(own, session.getProjects());
    return name.contains(":") ? name : ":" + name;
  }

  /** The artifact alone, if no other of the projects has it. */
  private static String name(MavenProject project, List<MavenProject> projects) {
    String artifact = project.getArtifactId();
    long uses = projects.stream().filter(each -> each.getArtifactId().equals(artifact)).count();
    return uses > 1 ? project.getGroupId() + ":" + artifact : artifact;
  }

  private List<ReactorModule> modules(List<MavenProject> projects) {
    List<ReactorModule> modules = new ArrayList<>();
    for (MavenProject project : projects) {
      PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
      ModuleParameters parameters = new ModuleParameters(session, project, plugin);
      if (!parameters.isOn("skip")) {
        modules.add(
            new ReactorModule(
                name(project, projects), shown(project), module(project, parameters)));
      }
    }
    modules.sort(Comparator.comparing(ReactorModule::name));
    return modules;
  }

  /** Where a module is, as seen from this one. */
  private String shown(MavenProject project) {
    return ShownPath.of(own.getBasedir().toPath(), project.getBasedir().toPath());
  }

  private ExperimentModule module(MavenProject project, ModuleParameters parameters) {
    return new ModuleSettings(
            Objects.requireNonNull(parameters.path("directory"), "it has a default"),
            Objects.requireNonNull(parameters.path("outputDirectory"), "it has a default"),
            parameters.path("baselineDirectory"),
            parameters.isOn("failOnMissingBaseline"),
            Objects.requireNonNull(parameters.path("dataCache"), "it has a default"),
            ModuleParameters.scope(
                Objects.requireNonNull(parameters.text("classpathScope"), "it has a default")),
            Set.of())
        .of(session, project, execution.getMojoDescriptor());
  }
}
