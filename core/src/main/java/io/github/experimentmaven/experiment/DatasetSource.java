package io.github.experimentmaven.experiment;

/**
 * Where an experiment's data comes from. In a file, a bare name is short for a known artifact:
 * {@code mnist}.
 */
public sealed interface DatasetSource {

  /**
   * A Maven artifact: a jar with the four IDX files and their manifest.
   *
   * @param artifact {@code groupId:artifactId} or {@code groupId:artifactId:version}; without a
   *     version, that of the project's dependency on it, else the plugin's own
   */
  @Described("A Maven artifact that holds the files.")
  record Artifact(@Argument("groupId:artifactId or groupId:artifactId:version.") String artifact)
      implements DatasetSource {}

  /**
   * A folder of four IDX files, gzipped or not.
   *
   * @param path relative to the module's base directory, or absolute
   */
  @Described("A folder of four IDX files, gzipped or not.")
  record Folder(@Argument("The folder, relative to the module's base directory.") String path)
      implements DatasetSource {}
}
