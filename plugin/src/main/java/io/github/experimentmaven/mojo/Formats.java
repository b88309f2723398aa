package io.github.experimentmaven.mojo;

import io.github.experimentmaven.export.ExportFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The formats of other tools, as the parameter {@code formats} lists them. */
final class Formats {

  /** What is written unless something else is asked for. */
  static final String DEFAULT = "junit,csv,bencher,github-action-benchmark";

  private static final String ADDED = "+";

  private Formats() {}

  /**
   * The formats that are asked for.
   *
   * @param texts their names; with a {@code +} before one it is added to the default formats
   * @throws MojoExecutionException if there is no such format
   */
  static Set<ExportFormat> of(@Nullable List<? extends @Nullable String> texts)
      throws MojoExecutionException {
    List<String> wanted = NameList.of(texts);
    boolean isAddition = wanted.stream().anyMatch(text -> text.startsWith(ADDED));
    List<String> names =
        Stream.concat(
                isAddition ? Stream.of(DEFAULT.split(",")) : Stream.of(),
                wanted.stream()
                    .map(text -> text.startsWith(ADDED) ? text.substring(ADDED.length()) : text))
            .toList();
    List<ExportFormat> all = List.of(ExportFormat.values());
    Set<ExportFormat> formats = EnumSet.noneOf(ExportFormat.class);
    formats.addAll(
        ExperimentMojo.parsed(
            "experiment.formats", () -> Choice.ofEach(names, all, ExportFormat::key)));
    return formats;
  }
}
