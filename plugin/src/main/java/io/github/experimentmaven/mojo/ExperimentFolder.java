package io.github.experimentmaven.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The folder of experiment files, where it is not the usual one. Modules of a build may inherit it
 * without having any experiments.
 */
final class ExperimentFolder {

  private static final String USUAL = "src/experiments";

  private final MavenSession session;
  private final MavenProject project;
  private final MojoExecution execution;

  ExperimentFolder(MavenSession session, MavenProject project, MojoExecution execution) {
    this.session = session;
    this.project = project;
    this.execution = execution;
  }

  /**
   * Whether the folder must be a mistake: it does not exist though the project itself names it, or
   * nothing in this build has one of the name that is inherited or given on the command line.
   */
  boolean isMissing(Path folder) {
    Path base = project.getBasedir().toPath();
    if (Files.isDirectory(folder) || folder.equals(base.resolve(USUAL))) {
      return false;
    }
    return isNamedByProject() || !(isParentAlone() || isInBuild());
  }

  private boolean isInBuild() {
    return new ReactorModules(session, project, execution)
        .all().stream().anyMatch(each -> Files.isDirectory(each.module().experimentDirectory()));
  }

  /** It hands the folder on to modules that are not built this time. */
  private boolean isParentAlone() {
    return session.getProjects().size() == 1 && !project.getModel().getModules().isEmpty();
  }

  private boolean isNamedByProject() {
    if (project.getOriginalModel() == null
        || project.getOriginalModel().getBuild() == null
        || !project.getModel().getModules().isEmpty()) {
      return false;
    }
    String key = execution.getMojoDescriptor().getPluginDescriptor().getPluginLookupKey();
    Plugin own = project.getOriginalModel().getBuild().getPluginsAsMap().get(key);
    return own != null
        && Stream.<ConfigurationContainer>concat(Stream.of(own), own.getExecutions().stream())
            .anyMatch(
                each ->
                    each.getConfiguration() instanceof Xpp3Dom configuration
                        && configuration.getChild("directory") != null);
  }
}
