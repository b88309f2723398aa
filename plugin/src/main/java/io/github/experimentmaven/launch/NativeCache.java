package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.FolderLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The folder into which JavaCPP unpacks the native libraries of jars: {@code <jar>/<entry>}, with
 * links from one to the other. JavaCPP itself says little where that cannot be done, unpacks to
 * another place without a word, and takes a library for its own by its size and time; a library
 * that was changed would give other numbers. So the folder is looked at before a trainer starts.
 */
final class NativeCache {

  private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib)");

  private static final String PARAMETER = "experiment.nativeCache";

  /** What the operating system says of a program that may not be run. */
  private static final String PERMISSION_DENIED = "error=13";

  private static final long MEGABYTE = 1_000_000;

  private static final int BUFFER = 1 << 18;

  private final Path folder;
  private final Space space;

  /** How much is free. */
  @FunctionalInterface
  interface Space {

    /** In bytes. */
    long bytes() throws IOException;
  }

  /**
   * A cache.
   *
   * @param folder need not be there
   */
  NativeCache(Path folder) {
    this(folder, () -> usableSpace(folder));
  }

  /**
   * A cache.
   *
   * @param folder need not be there
   * @param space bytes that are free in it
   */
  NativeCache(Path folder, Space space) {
    this.folder = folder;
    this.space = space;
  }

  /**
   * Readies it for a trainer.
   *
   * @param classPath of the trainer
   * @return what was found damaged and taken away, in sentences; JavaCPP unpacks it again
   * @throws PlatformException if libraries cannot be unpacked into it or loaded from it
   */
  List<String> ready(Collection<Path> classPath) throws PlatformException, InterruptedException {
    List<Path> jars = classPath.stream().distinct().filter(Files::isRegularFile).toList();
    try {
      Files.createDirectories(folder);
      requirePrograms();
      // JavaCPP holds the same lock while it unpacks.
      try (FolderLock lock = FolderLock.acquire(folder, () -> {})) {
        List<Path> unpacked = jars.stream().filter(jar -> Files.isDirectory(of(jar))).toList();
        if (unpacked.isEmpty()) {
          requireSpaceFor(jars);
        }
        List<String> damages = new ArrayList<>();
        for (Path jar : unpacked) {
          damages.addAll(check(jar, of(jar)));
        }
        return damages;
      }
    } catch (IOException e) {
      throw unusable(FileFailure.text(e), e);
    }
  }

  private Path of(Path jar) {
    return folder.resolve(jar.getFileName());
  }

  /** Files are written, and those in it may be run: libraries are loaded as programs are. */
  private void requirePrograms() throws IOException, PlatformException, InterruptedException {
    Path program = Files.createTempFile(folder, ".program", "");
    try {
      if (!program.toFile().setExecutable(true) || !Files.isExecutable(Path.of("/bin/sh"))) {
        // A system whose folders have no such rule.
        return;
      }
      Files.writeString(program, "#!/bin/sh\n");
      run(program);
    } finally {
      Files.deleteIfExists(program);
    }
  }

  private void run(Path program) throws PlatformException, InterruptedException {
    try {
      Process process = new ProcessBuilder(program.toString()).start();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // Anything else is no matter of the folder: a process that is forked at the same moment, say,
      // still has the program open, and it cannot be run for that.
      if (String.valueOf(e.getMessage()).contains(PERMISSION_DENIED)) {
        throw unusable("programs in it may not be run (is it mounted with noexec?)", e);
      }
    }
  }

  private void requireSpaceFor(Collection<Path> jars) throws IOException, PlatformException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += sizeOfLibraries(jar);
    }
    long free = space.bytes();
    if (bytes > free) {
      throw unusable(
          "the libraries to be unpacked have %s MB, and %s MB are free"
              .formatted(bytes / MEGABYTE, free / MEGABYTE),
          null);
    }
  }

  private PlatformException unusable(String why, @Nullable Exception cause) {
    String message =
        "native libraries cannot be unpacked into %s: %s; name another folder with -D%s=..."
            .formatted(folder, why, PARAMETER);
    return cause == null ? new PlatformException(message) : new PlatformException(message, cause);
  }

  private List<String> check(Path jar, Path unpacked) throws IOException {
    List<String> damages = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(unpacked)) {
      files = walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    Path home = folder.toRealPath();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Path file : files) {
        if (!(Files.isSymbolicLink(file) ? leadsInto(home, file) : isAsIn(zip, unpacked, file))) {
          Files.deleteIfExists(file);
          damages.add(
              "%s was not as it is in %s, and is unpacked again"
                  .formatted(file, jar.getFileName()));
        }
      }
    }
    return damages;
  }

  private static boolean leadsInto(Path home, Path link) throws IOException {
    try {
      return link.toRealPath().startsWith(home);
    } catch (NoSuchFileException e) {
      // What it leads to is yet to be unpacked.
      return true;
    }
  }

  private static boolean isAsIn(ZipFile zip, Path unpacked, Path file) throws IOException {
    String name =
        unpacked.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    ZipEntry entry = zip.getEntry(name);
    if (entry != null) {
      return Files.size(file) == entry.getSize() && crc(file) == entry.getCrc();
    }
    // JavaCPP unpacks one library under two names: OpenBLAS also as openblas_nolapack.
    String parent = name.substring(0, name.lastIndexOf('/') + 1);
    long size = Files.size(file);
    long crc = crc(file);
    return zip.stream()
        .anyMatch(
            other ->
                other.getName().startsWith(parent)
                    && other.getSize() == size
                    && other.getCrc() == crc);
  }

  private static long usableSpace(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // The checksum is all that is wanted.
      }
    }
    return crc.getValue();
  }

  private static long sizeOfLibraries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .filter(entry -> LIBRARY.matcher(entry.getName()).matches())
          .mapToLong(ZipEntry::getSize)
          .sum();
    }
  }
}
