package io.github.experimentmaven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.result.ResultFixture;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs to store, and looks at what is on the disk. */
final class CacheFixture {

  static final String FINGERPRINT = Sha256.of("one");
  static final String OTHER = Sha256.of("other");

  static final long PLENTY = 1L << 30;

  private static final int SIZE = 300;

  private CacheFixture() {}

  /** That of the run with {@link #FINGERPRINT}. */
  static RunResult result(long seed) {
    return result(seed, FINGERPRINT);
  }

  private static RunResult result(long seed, String fingerprint) {
    return ResultFixture.runResult(
        seed,
        new Provenance(fingerprint, IdentityFixture.identity(64), IdentityFixture.environment()));
  }

  /** The run with {@link #FINGERPRINT}, complete, whose files all follow from a seed. */
  static RunFolder train(Path folder, long seed) throws IOException {
    return train(folder, seed, FINGERPRINT);
  }

  /** A complete run whose files all follow from a seed. */
  static RunFolder train(Path folder, long seed, String fingerprint) throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.createDirectories(folder);
    for (Path file : otherFiles(run)) {
      Files.write(file, content(file, seed));
    }
    RecordJson.write(run.result(), result(seed, fingerprint));
    return run;
  }

  /** Whether all files of a run are of one training. */
  static void assertTrainedWith(long seed, RunFolder run) throws IOException {
    RunResult result = RecordJson.read(run.result(), RunResult.class);
    assertThat(result).isEqualTo(result(seed, result.provenance().fingerprint()));
    for (Path file : otherFiles(run)) {
      assertThat(file).hasBinaryContent(content(file, seed));
    }
  }

  /** The names of all that is in a folder and below, and what is in the files. */
  static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          tree.put(folder.relativize(path).toString().replace('\\', '/'), Sha256.of(path));
        }
      }
    }
    return tree;
  }

  /** The bytes of all files of an entry. */
  static long size(Path entry) throws IOException {
    long size = 0;
    for (Path file : CacheFolder.list(entry)) {
      size += Files.size(file);
    }
    return size;
  }

  static RunCache cache(Path folder, CacheMode mode, List<String> warnings) {
    return new RunCache(folder, mode, PLENTY, warnings::add);
  }

  /** A cache that warns of nothing, and fails if it does. */
  static RunCache quietCache(Path folder, CacheMode mode, long limit) {
    return new RunCache(
        folder,
        mode,
        limit,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  private static List<Path> otherFiles(RunFolder run) {
    return List.of(run.predictions(), run.model(), run.events(), run.log());
  }

  private static byte[] content(Path file, long seed) {
    byte[] content = new byte[SIZE];
    new Random(seed ^ file.getFileName().toString().hashCode()).nextBytes(content);
    return content;
  }
}
