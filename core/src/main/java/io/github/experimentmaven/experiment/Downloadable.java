package io.github.experimentmaven.experiment;

import java.util.regex.Pattern;

/** A source whose file or folder may be named by the address that it is downloaded from. */
public interface Downloadable {

  /** A path, or an address. */
  String place();

  /** That of what is downloaded, in lower-case hexadecimal digits; empty if the place is a path. */
  String sha256();

  /**
   * The same source, of a path.
   *
   * @param path of what was downloaded
   */
  DatasetSource at(String path);

  /** Whether a place is an address: one that has a scheme of more than a drive's letter. */
  static boolean isAddress(String place) {
    return Address.SCHEME.matcher(place).lookingAt();
  }

  /**
   * Demands a hash of what is downloaded, and no other.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static void requireHash(String place, String sha256) {
    if (!isAddress(place)) {
      if (!sha256.isEmpty()) {
        throw new IllegalArgumentException(
            "sha256 is of what is downloaded, but " + place + " is a path");
      }
      return;
    }
    if (sha256.isEmpty()) {
      throw new IllegalArgumentException(
          "give the sha256 of what is downloaded, so that it is the same wherever this is built");
    }
    if (!Address.SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits in lower case");
    }
  }

  /** What addresses and hashes look like. */
  final class Address {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private Address() {}
  }
}
