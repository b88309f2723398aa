package io.github.experimentmaven.storage;

import java.nio.file.Path;
import java.util.Objects;

/** Paths as people and results name them. */
public final class ShownPath {

  private ShownPath() {}

  /**
   * Relative to a folder, with forward slashes on every system; whole where it cannot be relative,
   * as on another drive.
   *
   * @param folder what it is seen from
   * @param file need not exist
   */
  public static String of(Path folder, Path file) {
    Path from = folder.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    boolean isReachable = Objects.equals(from.getRoot(), to.getRoot());
    return (isReachable ? from.relativize(to) : to).toString().replace('\\', '/');
  }
}
