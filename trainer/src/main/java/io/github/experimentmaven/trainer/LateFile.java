package io.github.experimentmaven.trainer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there from the first byte that is written to it on. Behind a buffer it is there
 * for so short a time before it is whole that hardly anybody who is killed leaves half of one.
 */
final class LateFile extends OutputStream {

  private final Path path;
  private @Nullable OutputStream file;

  /**
   * @param path overwritten if it is there
   */
  LateFile(Path path) {
    this.path = path;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (file == null) {
      file = Files.newOutputStream(path);
    }
    file.write(bytes, from, count);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
