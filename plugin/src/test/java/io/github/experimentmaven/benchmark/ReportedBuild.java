package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A build that writes pages, which are removed before each measurement.
 *
 * @param build writes them
 * @param site the folder it writes them to
 */
record ReportedBuild(MavenBuild build, Path site) implements Contender {

  private static final double KIBIBYTE = 1024;

  @Override
  public String subject() {
    return build.subject();
  }

  @Override
  public String name() {
    return build.name();
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    if (Files.exists(site)) {
      PathUtils.deleteDirectory(site);
    }
    Map<Quantity, Double> measured = build.measure(round);
    return Map.of(
        Quantity.DURATION, measured.get(Quantity.DURATION), Quantity.LARGEST_PAGE, largestPage());
  }

  private double largestPage() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files
              .filter(file -> file.toString().endsWith(".html"))
              .mapToLong(ReportedBuild::size)
              .max()
              .orElseThrow(() -> new IOException("No page in " + site))
          / KIBIBYTE;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
