package io.github.experimentmaven.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A disk in memory that is soon full, mounted on a folder. Only root may do that; elsewhere tests
 * that need one are skipped, and say so.
 */
final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one.
   *
   * @param folder made if need be
   * @param size as the option of tmpfs: {@code 64k}
   */
  static SmallDisk mount(Path folder, String size) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String problem = mounted("-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    if (!problem.isEmpty()) {
      String text = "SKIPPED, as no small disk can be mounted here (only root may): " + problem;
      System.out.println(text);
      Assumptions.abort(text);
    }
    return new SmallDisk(folder);
  }

  /** Fills it with a file, but for some bytes. */
  void fillAllBut(long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace() - bytes;
    try (OutputStream out = Files.newOutputStream(filler())) {
      for (; free >= BLOCK; free -= BLOCK) {
        out.write(new byte[BLOCK]);
      }
    }
  }

  /** Makes room again. */
  void makeRoom() throws IOException {
    Files.delete(filler());
  }

  @Override
  public void close() throws IOException {
    try {
      new ProcessBuilder("umount", "-l", folder.toString()).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  /** Returns what the system says against it; nothing if it is done. */
  private static String mounted(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "mount";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : output + " ";
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
