package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

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

  /**
   * Some samples of another data set, chosen at random: of classes each keeps its share.
   *
   * @param subset where the samples come from; no subset itself
   * @param train number of training samples; null for all
   * @param test number of test samples; null for all
   * @param seed of the choice
   */
  @Described("Some samples of another data set, chosen at random; of classes each keeps its share.")
  record Subset(
      @Argument("The data set that the samples are of.") DatasetSource subset,
      @Argument(value = "Number of training samples; default: all.", optional = true, min = 1)
          @Nullable Integer train,
      @Argument(value = "Number of test samples; default: all.", optional = true, min = 1)
          @Nullable Integer test,
      @Argument(value = "The seed of the choice.", defaultValue = "1", min = 0) long seed)
      implements DatasetSource {}
}
