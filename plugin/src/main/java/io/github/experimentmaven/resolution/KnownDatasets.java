package io.github.experimentmaven.resolution;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The data sets that this Maven has read already: several goals and experiments of a build need the
 * same one, and each reading hashes all of it. A data set is known as long as its files have the
 * sizes and times that they had when it was read; a training compares the hashes of their content
 * in any case.
 */
final class KnownDatasets {

  /** Reads a data set. */
  interface Reading {

    /**
     * Reads it.
     *
     * @throws DatasetException if it is none, or damaged
     */
    Dataset read() throws DatasetException;
  }

  private record Stamp(long bytes, FileTime modified) {}

  private record Known(Map<Path, Stamp> files, Dataset dataset) {}

  private final Map<List<Path>, Known> known = new ConcurrentHashMap<>();

  /**
   * A data set that is known, or read now.
   *
   * @param places files and folders that it is read from or unpacked to
   * @param reading reads it
   * @throws DatasetException if it has to be read and cannot be
   */
  Dataset get(List<Path> places, Reading reading) throws DatasetException {
    Known before = known.get(places);
    if (before != null && before.files().equals(stamps(places))) {
      return before.dataset();
    }
    Dataset dataset = reading.read();
    Map<Path, Stamp> files = stamps(places);
    if (!files.isEmpty()) {
      known.put(places, new Known(files, dataset));
    }
    return dataset;
  }

  /** Nothing of what cannot be looked at: whoever reads it says what is wrong. */
  private static Map<Path, Stamp> stamps(List<Path> places) {
    Map<Path, Stamp> stamps = new TreeMap<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
        for (Path file : files.toList()) {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          stamps.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime()));
        }
      } catch (IOException e) {
        return Map.of();
      }
    }
    return stamps;
  }
}
