package io.github.experimentmaven.resolution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Where and for whom artifacts are resolved.
 *
 * @param session Maven's: knows the local repository, the reactor and whether Maven is offline
 * @param project the module whose experiments are run
 * @param plugin this plugin as the module uses it
 * @param datasetFolder where data sets that come in jars are unpacked, {@code
 *     target/experiments/datasets}; need not exist
 * @param dataCache where data is kept from build to build; need not exist
 * @param scope which class path of the project its own classes run with
 */
public record ResolutionContext(
    RepositorySystemSession session,
    MavenProject project,
    PluginDescriptor plugin,
    Path datasetFolder,
    Path dataCache,
    ClasspathScope scope) {

  /** The version of this plugin. */
  public String pluginVersion() {
    return String.valueOf(plugin.getVersion());
  }

  /** Those of the project and, as data sets come with the plugin, those of plugins. */
  List<RemoteRepository> repositories() {
    List<RemoteRepository> repositories = new ArrayList<>(project.getRemoteProjectRepositories());
    for (RemoteRepository repository : project.getRemotePluginRepositories()) {
      if (!repositories.contains(repository)) {
        repositories.add(repository);
      }
    }
    return repositories;
  }
}
