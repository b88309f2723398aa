package io.github.experimentmaven.reporting;

import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.OutputFolder;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the pages that are there are those that would be written: a build without changes need
 * not make them again. The stamp holds a hash of everything the pages are made from, and one of
 * each page.
 */
final class ReportStamp {

  /** The stamp's name in the folder of all results. */
  static final String FILE_NAME = "report.sha256";

  /** A template that every version of the templates has. */
  private static final String TEMPLATE = "/io/github/experimentmaven/reports/index.ftlh";

  private final Path file;
  private final Path pages;
  private final @Nullable String inputs;

  /**
   * @param file where the stamp is
   * @param pages the folder of the report
   * @param recorded what is reported, judged
   * @param beside what else is on the pages: the project, the histories
   * @param templates the user's templates; null if there are none
   * @param code what makes the pages, as {@link #code()} says; null if they are always written
   */
  ReportStamp(
      Path file,
      Path pages,
      List<JudgedExperiment> recorded,
      String beside,
      @Nullable Path templates,
      @Nullable String code)
      throws IOException {
    this.file = file;
    this.pages = pages;
    this.inputs = code == null ? null : inputs(recorded, beside, templates, code);
  }

  /** Whether the pages need not be written. */
  boolean isCurrent() throws IOException {
    return inputs != null
        && Files.isRegularFile(file)
        && Files.isRegularFile(pages.resolve(OutputFolder.CONTENTS))
        && Files.readString(file).equals(content(inputs));
  }

  /** Remembers the pages that are there now as those of these inputs. */
  void write() throws IOException {
    if (inputs != null) {
      String content = content(inputs);
      AtomicFile.write(file, temporary -> Files.writeString(temporary, content));
    }
  }

  private String content(String hash) throws IOException {
    StringBuilder content = new StringBuilder(hash).append('\n');
    for (String name : Files.readAllLines(pages.resolve(OutputFolder.CONTENTS))) {
      Path page = pages.resolve(name);
      String of = Files.isRegularFile(page) ? Sha256.of(page) : "missing";
      content.append(of).append("  ").append(name).append('\n');
    }
    return content.toString();
  }

  /**
   * This plugin, the core below it and its templates, as a hash. Null where one of them is a folder
   * of classes: whoever works on it wants to see the effect.
   */
  static @Nullable String code() throws IOException {
    Optional<Path> defaults = templateJar();
    if (defaults.isEmpty()) {
      return null;
    }
    StringBuilder hashes = new StringBuilder();
    for (Path code :
        List.of(
            CodeLocation.of(ReportStamp.class),
            CodeLocation.of(RecordJson.class),
            defaults.get())) {
      if (!Files.isRegularFile(code)) {
        return null;
      }
      hashes.append(Sha256.of(code));
    }
    return Sha256.of(hashes.toString());
  }

  private static String inputs(
      List<JudgedExperiment> recorded, String beside, @Nullable Path templates, String code)
      throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(beside);
    parts.add(code);
    parts.add(templates == null ? "" : FolderHash.of(templates));
    for (JudgedExperiment each : recorded) {
      parts.add(RecordJson.line(each.result()));
    }
    return Sha256.of(String.join("\n", parts));
  }

  private static Optional<Path> templateJar() throws IOException {
    URL template = ReportStamp.class.getResource(TEMPLATE);
    if (template == null) {
      return Optional.empty();
    }
    URLConnection connection = template.openConnection();
    if (!(connection instanceof JarURLConnection jar)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(jar.getJarFileURL().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class loaders of Maven name their jars by valid URIs", e);
    }
  }
}
