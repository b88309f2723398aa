package io.github.experimentmaven.remote;

import java.util.regex.Pattern;

/**
 * A folder that all machines of a cluster see.
 *
 * @param address a path that they have in common, or a URI of a file system that Spark knows, such
 *     as {@code hdfs://host/data} or {@code s3a://bucket/data}
 */
public record SharedFolder(String address) {

  /** A single letter is a drive. */
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  /**
   * A folder.
   *
   * @throws IllegalArgumentException if the address is empty
   */
  public SharedFolder {
    if (address.isBlank()) {
      throw new IllegalArgumentException("an address must not be empty");
    }
  }

  /** The address of a file in it. */
  public String file(String name) {
    return address.endsWith("/") ? address + name : address + "/" + name;
  }

  /** Whether an address is one that each machine opens as a file, and no URI. */
  public static boolean isPath(String address) {
    return !URI.matcher(address).lookingAt();
  }
}
