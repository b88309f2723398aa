package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a process uses.
 *
 * @param processorSeconds all of its threads' so far
 * @param residentBytes its resident memory now; 0 where the system does not tell
 */
record ProcessUse(double processorSeconds, long residentBytes) {

  /** Of a process that was never seen. */
  static final ProcessUse NONE = new ProcessUse(0, 0);

  private static final Path OWN_STATUS = Path.of("/proc/self/status");

  /** Of a process that may be gone by now. */
  static Optional<ProcessUse> of(ProcessHandle process) {
    Optional<Duration> processor = process.info().totalCpuDuration();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return processor.flatMap(
        duration -> resident(status).map(bytes -> new ProcessUse(duration.toNanos() / 1e9, bytes)));
  }

  /** The greatest resident memory of this process so far; 0 where the system does not tell. */
  static long peakResidentBytes() throws IOException {
    return Files.isReadable(OWN_STATUS) ? bytes(OWN_STATUS, "VmHWM:").orElse(0L) : 0;
  }

  /** Empty if the process is gone. */
  private static Optional<Long> resident(Path status) {
    if (!Files.exists(OWN_STATUS)) {
      return Optional.of(0L);
    }
    try {
      return bytes(status, "VmRSS:");
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> bytes(Path status, String name) throws IOException {
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    }
  }
}
