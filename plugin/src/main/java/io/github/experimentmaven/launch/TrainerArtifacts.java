package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.platform.NativePlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The trainer and the libraries it runs with, wherever these come from. */
public interface TrainerArtifacts {

  /**
   * The libraries for a platform. That these themselves are there is not needed.
   *
   * @return {@code groupId:artifactId:version} or {@code groupId:artifactId:version:classifier}, in
   *     the order of the class path
   * @throws ResolutionException if it is not to be found out
   */
  List<String> libraries(NativePlatform platform) throws ResolutionException;

  /**
   * The class path for a platform.
   *
   * @return jars or folders of classes
   * @throws ResolutionException if one of them is not to be had
   */
  List<Path> classPath(NativePlatform platform) throws ResolutionException;

  /**
   * The code that classes of the project run with.
   *
   * @return its hashes, by what each is of
   * @throws ResolutionException if the class path of the project is not to be had
   */
  Map<String, String> projectCode() throws ResolutionException;

  /**
   * What classes of the project run as.
   *
   * @throws ResolutionException if the class path of the project is not to be had
   */
  ProjectProgram projectProgram() throws ResolutionException;

  /** What has a Spark cluster train. */
  SparkArtifacts spark();
}
