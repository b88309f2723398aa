package io.github.experimentmaven.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** Folders that are in the user's home unless somebody says otherwise. */
final class HomeFolder {

  /** What Java says of the home of a user whom the system does not know, as in some containers. */
  private static final Path UNKNOWN = Path.of("?");

  private HomeFolder() {}

  /**
   * The folder, if it is one: without a home it would be a folder named {@code ?} in the project.
   *
   * @param parameter the user property that names another one
   * @param folder its value
   */
  static Path require(String parameter, File folder) throws MojoExecutionException {
    for (Path name : folder.toPath()) {
      if (name.equals(UNKNOWN)) {
        throw new MojoExecutionException(
            "The home of this user is not known to Java (the system has no entry for the user), so"
                + " there is no place for caches. Say where it is with -Duser.home=$HOME, or name"
                + " a folder with -D"
                + parameter
                + "=...");
      }
    }
    return folder.toPath();
  }
}
