package io.github.experimentmaven.preparation.download;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.FolderLock;
import io.github.experimentmaven.storage.RememberedHashes;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * What was downloaded, each in a folder that is called by its hash. Builds may share them: who
 * downloads holds a lock, and a file appears whole and verified or not at all.
 */
public final class DownloadFolder {

  private static final Set<String> SCHEMES = Set.of("http", "https", "file");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 64L << 30;
  private static final int BUFFER = 1 << 16;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private final Path folder;
  private final boolean isOffline;
  private final HttpSource source;
  private final long mostBytes;

  /**
   * @param folder made if need be
   * @param isOffline whether what is not there may not be downloaded
   * @param proxies which addresses are behind which
   */
  public DownloadFolder(Path folder, boolean isOffline, ProxyServer.Choice proxies) {
    this(folder, isOffline, new HttpSource(proxies, PATIENCE), MOST_BYTES);
  }

  DownloadFolder(Path folder, boolean isOffline, HttpSource source, long mostBytes) {
    this.folder = folder;
    this.isOffline = isOffline;
    this.source = source;
    this.mostBytes = mostBytes;
  }

  /**
   * Gets a file.
   *
   * @param address of {@code http}, {@code https} or {@code file}
   * @param sha256 that it must have, in lower-case hexadecimal digits
   * @throws DatasetException if it is not to be had, or is another
   */
  public Path file(String address, String sha256) throws DatasetException {
    URI uri = uri(address);
    return locked(address, () -> file(uri, address, sha256));
  }

  /**
   * Gets the folder that an archive holds: its only one, if nothing else is at its top.
   *
   * @param address of {@code http}, {@code https} or {@code file}
   * @param sha256 that the archive must have, in lower-case hexadecimal digits
   * @throws DatasetException if it is not to be had, is another, or is no archive
   */
  public Path folder(String address, String sha256) throws DatasetException {
    URI uri = uri(address);
    return locked(
        address,
        () -> {
          Path archive = file(uri, address, sha256);
          Path unpacked = folder.resolve(sha256).resolve(unpackedName(archive));
          if (!Files.isDirectory(unpacked)) {
            Path unfinished = unpacked.resolveSibling("." + unpacked.getFileName() + ".tmp");
            FileUtils.deleteDirectory(unfinished.toFile());
            try {
              new Archive(archive, address).unpack(unfinished);
              AtomicFile.move(unfinished, unpacked);
            } finally {
              FileUtils.deleteDirectory(unfinished.toFile());
            }
          }
          return onlyFolder(unpacked);
        });
  }

  /** {@code photos.tgz} becomes {@code photos}. */
  private static String unpackedName(Path archive) {
    String name = String.valueOf(archive.getFileName());
    String bare = name.replaceFirst("(?i)\\.(zip|tar|tgz|tar\\.gz)$", "");
    return bare.equals(name) ? name + ".unpacked" : bare;
  }

  private static Path onlyFolder(Path unpacked) throws IOException {
    try (Stream<Path> content = Files.list(unpacked)) {
      List<Path> all = content.toList();
      return all.size() == 1 && Files.isDirectory(all.get(0)) ? all.get(0) : unpacked;
    }
  }

  /** What is done while no other build does it. */
  private interface Work {
    Path work() throws DatasetException, IOException;
  }

  private Path locked(String address, Work work) throws DatasetException {
    try {
      Files.createDirectories(folder);
      try (FolderLock own = FolderLock.acquire(folder, () -> {})) {
        return work.work();
      }
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be kept in %s: %s".formatted(address, folder, FileFailure.text(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatasetException("interrupted while waiting for " + folder, e);
    }
  }

  private static URI uri(String address) throws DatasetException {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new DatasetException("'%s' is no address: %s".formatted(address, e.getMessage()), e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean isComplete = scheme.equals("file") || uri.getHost() != null;
    if (!SCHEMES.contains(scheme) || !isComplete) {
      throw new DatasetException(
          "'%s' is no address that is downloaded from; expected http, https or file"
              .formatted(address));
    }
    if (uri.getUserInfo() != null) {
      throw new DatasetException(
          "the address on %s has a login in it, which would be in every record; download it by other means and give its path"
              .formatted(uri.getHost()));
    }
    return uri;
  }

  private Path file(URI uri, String address, String sha256) throws DatasetException, IOException {
    Path own = folder.resolve(sha256);
    Path file = own.resolve(name(uri));
    if (Files.exists(file)) {
      RememberedHashes hashes = RememberedHashes.of(own, Clock.systemUTC());
      boolean isWhole = hashes.of(file).equals(sha256);
      hashes.keep();
      if (isWhole) {
        return file;
      }
      FileUtils.deleteDirectory(own.toFile());
    }
    if (isOffline && !"file".equalsIgnoreCase(uri.getScheme())) {
      throw new DatasetException(
          "%s has not been downloaded yet, and Maven is offline:\n  run once without -o, or download it by other means and give its path"
              .formatted(address));
    }
    Path unfinished = folder.resolve("." + sha256 + ".tmp");
    try {
      download(uri, address, unfinished);
      String found = Sha256.of(unfinished);
      if (!found.equals(sha256)) {
        throw new DatasetException(
            "%s is not what it was, or its hash is mistyped:\n  its SHA-256 is %s,\n  expected %s"
                .formatted(address, found, sha256));
      }
      Files.createDirectories(own);
      AtomicFile.move(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return file;
  }

  private static String name(URI uri) {
    String path = String.valueOf(uri.getPath());
    String name = path.substring(path.lastIndexOf('/') + 1);
    return PLAIN_NAME.matcher(name).matches() ? name : "download";
  }

  private void download(URI uri, String address, Path target) throws DatasetException, IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      try (HttpSource.Content content = source.open(uri)) {
        if (content.length() > mostBytes) {
          throw tooLarge(address);
        }
        long bytes = copy(content.stream(), out, address);
        if (content.length() >= 0 && bytes != content.length()) {
          throw new DatasetException(
              "%s was cut off: it ended after %s of %s bytes"
                  .formatted(address, bytes, content.length()));
        }
      } catch (UnwritableException e) {
        throw e.cause();
      } catch (IOException e) {
        throw new DatasetException(
            "%s cannot be downloaded: %s\n  check the address, or download it by other means and give its path"
                .formatted(address, reason(e)),
            e);
      }
    }
  }

  private long copy(InputStream in, OutputStream out, String address)
      throws IOException, DatasetException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    int read = in.read(buffer);
    while (read >= 0) {
      bytes += read;
      if (bytes > mostBytes) {
        throw tooLarge(address);
      }
      try {
        out.write(buffer, 0, read);
      } catch (IOException e) {
        throw new UnwritableException(e);
      }
      read = in.read(buffer);
    }
    return bytes;
  }

  private DatasetException tooLarge(String address) {
    return new DatasetException(
        "%s has more than %s bytes, which is the most that is downloaded"
            .formatted(address, mostBytes));
  }

  private static String reason(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "there is no host " + failure.getMessage();
    }
    if (failure instanceof SocketTimeoutException) {
      return "nothing has come for too long";
    }
    return FileFailure.text(failure);
  }
}
