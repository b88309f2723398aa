package io.github.experimentmaven.launch;

import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files that other machines need, under names of which no two are the same: they arrive in one
 * folder there.
 */
final class ShippedFiles {

  private static final int NAME_DIGITS = 16;

  private final Path folder;
  private final Map<Path, String> names = new LinkedHashMap<>();

  /**
   * @param folder for them, empty
   */
  ShippedFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds a file, once; a folder of classes becomes a jar.
   *
   * @return the name that it arrives under
   */
  String add(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    String known = names.get(path);
    if (known != null) {
      return known;
    }
    boolean isFolder = Files.isDirectory(path);
    String name =
        "%s-%s%s"
            .formatted(
                Sha256.of(path.toString()).substring(0, NAME_DIGITS),
                path.getFileName(),
                isFolder ? ".jar" : "");
    if (isFolder) {
      pack(path, folder.resolve(name));
    } else {
      link(folder.resolve(name), path);
    }
    names.put(path, name);
    return name;
  }

  /** Where they all are on this machine. */
  List<Path> paths() {
    return names.values().stream().map(folder::resolve).toList();
  }

  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createSymbolicLink(link, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Not every system lets everybody.
      Files.copy(file, link);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(classes)) {
      all.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
  }
}
