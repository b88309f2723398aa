package io.github.experimentmaven.launch;

import java.nio.file.Path;
import java.util.List;

/**
 * What a class of a project runs as.
 *
 * @param classPath the interfaces in the version of the plugin, then the class path of the project
 * @param trainer what has the class train, which it does not see
 */
public record ProjectProgram(List<Path> classPath, List<Path> trainer) {

  public ProjectProgram {
    classPath = List.copyOf(classPath);
    trainer = List.copyOf(trainer);
  }
}
