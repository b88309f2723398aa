package io.github.experimentmaven.experiment;

import java.util.List;

/** A source whose files or folder may be named by the addresses that they are downloaded from. */
public interface Downloadable {

  /** Where its files are, or where they are downloaded from. */
  Downloads downloads();

  /**
   * The same source, of paths alone.
   *
   * @param paths of what there is, in the order of {@link Downloads#places()}
   */
  DatasetSource at(List<String> paths);
}
