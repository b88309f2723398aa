package io.github.experimentmaven.report.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium of its own, with an empty profile, told what to do by {@link DevTools}. */
final class Chromium implements AutoCloseable {

  /** How to make a test run where it was skipped. */
  static final String HOW_TO_INSTALL =
      "No Chromium on the PATH: the pages were not looked at. 'apt-get install chromium' installs"
          + " it; -Dbrowser=FILE names another one.";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final DevTools devTools;

  private Chromium(Process process, DevTools devTools) {
    this.process = process;
    this.devTools = devTools;
  }

  /** The program, if this machine has it. */
  static Optional<Path> program() {
    String named = System.getProperty("browser", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param profile an empty folder
   */
  static Chromium start(Path program, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--font-render-hinting=none",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolveSibling(profile.getFileName() + ".log").toFile())
            .start();
    try {
      return new Chromium(process, DevTools.connect(endpoint(profile, process)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** It writes port and path into its profile when it is ready. */
  private static URI endpoint(Path profile, Process process)
      throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 50) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 2) {
          return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        }
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException("Chromium did not get ready; see the log beside " + profile);
  }

  /** Opens an empty page of its own. */
  BrowserPage newPage() {
    return BrowserPage.open(devTools);
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    try {
      devTools.call("", "Browser.close");
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new UncheckedIOException(new IOException("Chromium did not end"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      devTools.close();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
