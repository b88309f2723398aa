package io.github.experimentmaven.resolution;

import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Hashes of code by its content: the same for a folder of classes and for the jar that is made of
 * it, whenever and wherever that was packed. {@code META-INF} is left out, where builds write who
 * built what and when.
 */
final class CodeHash {

  private static final String META_INF = "META-INF/";

  private CodeHash() {}

  /**
   * The hash of all files of a folder or a jar, by their names and contents.
   *
   * @return SHA-256 in lower-case hexadecimal digits
   */
  static String of(Path code) throws IOException {
    SortedMap<String, String> files = Files.isDirectory(code) ? inFolder(code) : inJar(code);
    StringBuilder text = new StringBuilder();
    files.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
    return Sha256.of(text.toString());
  }

  private static SortedMap<String, String> inFolder(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith(META_INF)) {
          files.put(name, Sha256.of(file));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static SortedMap<String, String> inJar(Path jar) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && !entry.getName().startsWith(META_INF)) {
          try (InputStream in = zip.getInputStream(entry)) {
            files.put(entry.getName(), Sha256.of(in));
          }
        }
      }
    }
    return files;
  }
}
