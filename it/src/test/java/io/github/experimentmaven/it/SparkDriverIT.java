package io.github.experimentmaven.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.remote.DriverMessage;
import io.github.experimentmaven.remote.DriverRequest;
import io.github.experimentmaven.remote.RemoteCommand;
import io.github.experimentmaven.remote.RemoteCommand.Place;
import io.github.experimentmaven.remote.RemoteRun;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver with very many runs: some here, a thousand with {@code -Dspark.runs=1000}, where it is
 * seen that the driver keeps nothing of them.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "The driver's memory is read in /proc.")
class SparkDriverIT {

  private static final int RUNS = Integer.getInteger("spark.runs", 40);

  /** Fewer tell nothing of memory. */
  private static final int MANY = 500;

  @TempDir private Path temporary;

  @Test
  void everyRunIsToldOnceAndTheDriverKeepsNothingOfIt() throws Exception {
    Path folder = temporary.toRealPath();
    SparkCluster.resolve(folder.resolve("first"));
    Path jar = jar(folder.resolve("trivial.jar"));
    Path results = Files.createDirectory(folder.resolve("results"));
    List<RemoteRun> runs = new ArrayList<>();
    for (int number = 0; number < RUNS; number++) {
      runs.add(run(number, jar, ""));
    }
    runs.add(run(RUNS, jar, "windows-x86_64-avx2"));
    Map<Integer, String> ended = new TreeMap<>();
    long early = 0;
    long late = 0;
    long start = 0;
    long first = 0;
    String refusal = "";
    try (SparkCluster cluster = SparkCluster.start(folder, List.of(Jdks.OWN, Jdks.OWN), Map.of())) {
      start = System.nanoTime();
      Process driver = cluster.driver(results);
      try (DataOutputStream in = new DataOutputStream(driver.getOutputStream());
          DataInputStream out =
              new DataInputStream(new BufferedInputStream(driver.getInputStream()))) {
        new DriverRequest(List.of(jar.toString()), Map.of(), 60_000, runs).write(in);
        in.flush();
        skipTo(DriverMessage.BEGINNING, out);
        while (ended.size() < RUNS || refusal.isEmpty()) {
          DriverMessage message = DriverMessage.read(out);
          if (message instanceof DriverMessage.Failed failed) {
            assertThat(failed.number()).isEqualTo(RUNS);
            refusal = failed.reason();
            continue;
          }
          assertThat(message)
              .isInstanceOfAny(
                  DriverMessage.Started.class,
                  DriverMessage.Events.class,
                  DriverMessage.Ended.class);
          if (message instanceof DriverMessage.Ended end) {
            assertThat(end.exitCode()).isZero();
            Path result = Path.of(end.folder()).resolve("result.json");
            assertThat(ended.put(end.number(), Files.readString(result))).isNull();
            first = first == 0 ? System.nanoTime() : first;
            early = ended.size() == RUNS / 5 ? residentKibibytes(driver) : early;
            late = ended.size() == RUNS ? residentKibibytes(driver) : late;
          }
        }
      } finally {
        driver.destroyForcibly();
      }
    }
    System.out.printf(
        "%d runs: the first after %.1f s, each further one %.0f ms; the driver takes %d MiB after a"
            + " fifth of them, %d MiB at the end%n",
        RUNS,
        (first - start) / 1e9,
        (System.nanoTime() - first) / 1e6 / (RUNS - 1),
        early >> 10,
        late >> 10);
    assertThat(ended)
        .isEqualTo(
            runs.stream().limit(RUNS).collect(toMap(RemoteRun::number, run -> "" + run.number())));
    assertThat(refusal)
        .contains(" cannot train it: it would train with the native libraries of linux-")
        .endsWith("the others do with those of windows-x86_64-avx2");
    if (RUNS >= MANY) {
      assertThat(late).isLessThan(early + early / 4);
    }
  }

  /**
   * A run that tells its number.
   *
   * @param platform that it wants to be trained on; empty if any will do
   */
  private static RemoteRun run(int number, Path jar, String platform) {
    return new RemoteRun(
        number,
        "run " + number,
        new RemoteCommand(
            List.of(jar.getFileName().toString()),
            List.of(
                "-cp",
                Place.CLASS_PATH.mark(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                TrivialTrainer.class.getName(),
                Place.RUN.mark(),
                "" + number),
            Map.of(),
            Map.of(),
            Map.of()),
        new byte[] {'{', '}'},
        "none",
        Map.of(),
        "",
        "",
        "",
        60_000,
        platform);
  }

  private static Path jar(Path jar) throws IOException {
    String name = TrivialTrainer.class.getName().replace('.', '/') + ".class";
    try (InputStream compiled = TrivialTrainer.class.getResourceAsStream("/" + name);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(name));
      compiled.transferTo(out);
    }
    return jar;
  }

  private static void skipTo(String mark, InputStream out) throws IOException {
    for (int matched = 0; matched < mark.length(); ) {
      matched = out.read() == mark.charAt(matched) ? matched + 1 : 0;
    }
  }

  private static long residentKibibytes(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
