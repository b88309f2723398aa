package io.github.experimentmaven.resolution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/** A module of its own, with an empty local repository and no other. */
final class LocalRepositoryFixture {

  private final Path root;
  private final DefaultRepositorySystemSession session;
  private final MavenProject project;
  private final PluginDescriptor plugin = new PluginDescriptor();

  LocalRepositoryFixture(RepositorySystem system, Path root) throws IOException {
    this.root = root;
    this.session = MavenRepositorySystemUtils.newSession();
    var repository = new LocalRepository(root.resolve("repository").toFile());
    session.setLocalRepositoryManager(system.newLocalRepositoryManager(session, repository));
    var model = new Model();
    model.setGroupId("org.example");
    model.setArtifactId("module");
    model.setVersion("1");
    model.setBuild(new Build());
    this.project = new MavenProject(model);
    project.setFile(Files.createDirectories(root.resolve("module")).resolve("pom.xml").toFile());
    project.setRemoteArtifactRepositories(List.of());
    project.setPluginArtifactRepositories(List.of());
    plugin.setGroupId("io.github.experimentmaven");
    plugin.setArtifactId("experiment-maven-plugin");
    plugin.setVersion("2.5");
    plugin.setPlugin(new Plugin());
  }

  ResolutionContext context() {
    return new ResolutionContext(
        session,
        project,
        plugin,
        root.resolve("datasets"),
        root.resolve("data-cache"),
        ClasspathScope.TEST);
  }

  MavenProject project() {
    return project;
  }

  PluginDescriptor plugin() {
    return plugin;
  }

  void goOffline() {
    session.setOffline(true);
  }

  /** The place of an artifact in the local repository, its folder created. */
  Path place(String groupId, String artifactId, String version, String classifier)
      throws IOException {
    String suffix = classifier.isEmpty() ? "" : "-" + classifier;
    Path folder =
        root.resolve("repository")
            .resolve(groupId.replace('.', File.separatorChar))
            .resolve(artifactId)
            .resolve(version);
    return Files.createDirectories(folder).resolve(artifactId + "-" + version + suffix + ".jar");
  }

  /** Makes the reactor have an artifact of this name as a folder of classes. */
  void buildInReactor(String artifactId, Path classes) {
    session.setWorkspaceReader(
        new WorkspaceReader() {
          @Override
          public WorkspaceRepository getRepository() {
            return new WorkspaceRepository("reactor");
          }

          @Override
          public File findArtifact(Artifact artifact) {
            return artifact.getArtifactId().equals(artifactId) ? classes.toFile() : null;
          }

          @Override
          public List<String> findVersions(Artifact artifact) {
            return List.of();
          }
        });
  }
}
