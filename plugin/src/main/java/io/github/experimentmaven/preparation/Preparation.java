package io.github.experimentmaven.preparation;

import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** How data of another format becomes a data set of IDX files. */
public interface Preparation {

  /**
   * All that decides what is written besides the content of the sources: the format, a version of
   * the code that reads it, each setting.
   */
  String recipe();

  /**
   * The files that are read, each by a name that does not depend on where the project is; what
   * names decide, such as the classes of a folder of pictures, they decide by these.
   *
   * @throws DatasetException if some are not there
   */
  Map<String, Path> sources() throws DatasetException;

  /**
   * Writes the data set, by a {@link io.github.experimentmaven.dataset.DatasetWriter}.
   *
   * @param folder empty
   * @throws DatasetException naming the file and the place in it, if a source is not what it should
   *     be
   * @throws IOException if the folder cannot be written
   */
  void write(Path folder) throws DatasetException, IOException;
}
