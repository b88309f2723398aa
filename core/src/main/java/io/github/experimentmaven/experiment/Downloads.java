package io.github.experimentmaven.experiment;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source consists of, some of which may have to be downloaded.
 *
 * @param places each with a path or an address
 * @param areArchives whether an address is that of an archive of a folder, and not of the file
 *     itself
 */
public record Downloads(List<Place> places, boolean areArchives) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Keeps a copy of the list. */
  public Downloads {
    places = List.copyOf(places);
  }

  /**
   * Where something is.
   *
   * @param location a path, or an address
   * @param sha256 that of what is downloaded, in lower-case hexadecimal digits; empty for a path
   */
  public record Place(String location, String sha256) {

    /** Whether it is an address: one that has a scheme of more than a drive's letter. */
    public boolean isAddress() {
      return SCHEME.matcher(location).lookingAt();
    }
  }

  /** A folder, or the address of an archive of it. */
  static Downloads ofArchive(String location, String sha256) {
    return new Downloads(List.of(new Place(location, sha256)), true);
  }

  /** A file. */
  static Downloads ofFile(String location, String sha256) {
    return new Downloads(List.of(new Place(location, sha256)), false);
  }

  /** One file, or one a part. */
  static Downloads ofFiles(PerPart locations, @Nullable PerPart sha256) {
    Map<String, String> hashes = sha256 == null ? Map.of() : sha256.byPart();
    return new Downloads(
        locations.byPart().entrySet().stream()
            .map(file -> new Place(file.getValue(), hashes.getOrDefault(file.getKey(), "")))
            .toList(),
        false);
  }

  /**
   * Demands a hash of each file that is downloaded, and no other.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static void requireHashes(PerPart locations, @Nullable PerPart sha256) {
    if (sha256 != null && !sha256.byPart().keySet().equals(locations.byPart().keySet())) {
      throw new IllegalArgumentException(
          locations.isOne()
              ? "sha256 is of one file, so give one"
              : locations.validation() == null
                  ? "sha256 is of two files, so give {train: ..., test: ...}"
                  : "sha256 is of three files, so give {train: ..., validation: ..., test: ...}");
    }
    for (Place place : ofFiles(locations, sha256).places()) {
      requireHash(place.location(), place.sha256());
    }
  }

  /**
   * Demands a hash of what is downloaded, and no other.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static void requireHash(String location, String sha256) {
    if (!new Place(location, sha256).isAddress()) {
      if (!sha256.isEmpty()) {
        throw new IllegalArgumentException(
            "sha256 is of what is downloaded, but " + location + " is a path");
      }
      return;
    }
    if (sha256.isEmpty()) {
      throw new IllegalArgumentException(
          "give the sha256 of what is downloaded, so that it is the same wherever this is built");
    }
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits in lower case");
    }
  }
}
