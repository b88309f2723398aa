package io.github.experimentmaven.mojo;

import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.trainer.Trainer;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;

/**
 * The class path of the tests in the place of a repository: it has the plugin, its dependencies,
 * and the native libraries of this machine.
 */
final class TestClassPath implements WorkspaceReader {

  private final List<File> entries;

  private TestClassPath(List<File> entries) {
    this.entries = entries;
  }

  static TestClassPath ofThisJvm() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new TestClassPath(Arrays.stream(path.split(File.pathSeparator)).map(File::new).toList());
  }

  /** As Maven gives a plugin its own. */
  List<org.apache.maven.artifact.Artifact> artifacts() {
    return entries.stream().map(TestClassPath::artifact).toList();
  }

  private static org.apache.maven.artifact.Artifact artifact(File entry) {
    // Of the coordinates only the file counts here.
    var artifact =
        new DefaultArtifact(
            "org.example",
            entry.getName(),
            "1",
            null,
            "jar",
            null,
            new DefaultArtifactHandler("jar"));
    artifact.setFile(entry);
    return artifact;
  }

  @Override
  public WorkspaceRepository getRepository() {
    return new WorkspaceRepository("tests");
  }

  @Override
  public File findArtifact(Artifact artifact) {
    // Modules of this build may be folders of classes, whose names say nothing.
    if (artifact.getArtifactId().equals("experiment-trainer")) {
      return locationOf(Trainer.class);
    }
    if (artifact.getArtifactId().equals("experiment-core")) {
      return locationOf(TrainerContract.class);
    }
    // Another dependency of the tests may ask for another version of a library.
    String version = "-[0-9][^-]*(-[0-9.]+|-M[0-9.]+)?";
    String suffix = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    Pattern name =
        Pattern.compile(
            Pattern.quote(artifact.getArtifactId()) + version + Pattern.quote(suffix) + "\\.jar");
    return entries.stream()
        .filter(entry -> name.matcher(entry.getName()).matches())
        .findFirst()
        .orElse(null);
  }

  private static File locationOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<String> findVersions(Artifact artifact) {
    return List.of();
  }
}
