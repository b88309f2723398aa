package io.github.experimentmaven.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.export.BencherJson;
import io.github.experimentmaven.export.BenchmarkActionJson;
import io.github.experimentmaven.export.CsvTables;
import io.github.experimentmaven.export.ExportFormat;
import io.github.experimentmaven.export.JunitXml;
import io.github.experimentmaven.export.github.Annotation;
import io.github.experimentmaven.export.github.AnnotationLimit;
import io.github.experimentmaven.export.github.GithubActions;
import io.github.experimentmaven.export.github.JobSummary;
import io.github.experimentmaven.export.history.HistoryMode;
import io.github.experimentmaven.export.history.SourceCommit;
import io.github.experimentmaven.export.mlflow.MlflowExport;
import io.github.experimentmaven.export.mlflow.MlflowServer;
import io.github.experimentmaven.export.mlflow.MlflowSource;
import io.github.experimentmaven.export.tensorboard.TensorboardEvents;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.recording.ResultHistory;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.storage.OutputFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Shows a module's results and verdicts where other tools look for them. */
@Named
@Singleton
public final class ResultExports {

  private final ExperimentCatalog catalog;
  private final ResultHistory history;

  @Inject
  ResultExports(ExperimentCatalog catalog, ResultHistory history) {
    this.catalog = catalog;
    this.history = history;
  }

  /**
   * Writes all that is asked for, of experiments that were not stopped early; what leaves the
   * machine comes last.
   *
   * @return what to tell a person, a line each
   * @throws IOException if something cannot be written, or the tracking server does not take it
   */
  public List<String> write(
      ExperimentModule module, List<JudgedExperiment> judged, ExportRequest request)
      throws ExperimentException, IOException, InterruptedException {
    List<ExperimentResult> results =
        complete(judged.stream().map(JudgedExperiment::result).toList());
    writeFiles(module, request, results);
    showOnGithub(module, request, results);
    List<String> lines = new ArrayList<>();
    if (request.history() == HistoryMode.ALL) {
      for (ExperimentResult result : results) {
        history
            .record(module, result, null, request.environment())
            .ifPresent(file -> lines.add("Recorded " + result.name() + " in " + file));
      }
    }
    if (request.mlflow() != null) {
      Optional<String> commit =
          SourceCommit.of(module.baseDirectory(), request.environment()).map(SourceCommit::hash);
      lines.addAll(send(results, request.mlflow(), MlflowSource.of(commit.orElse(null))));
    }
    return lines;
  }

  private static void writeFiles(
      ExperimentModule module, ExportRequest request, List<ExperimentResult> results)
      throws IOException {
    Set<ExportFormat> formats = request.formats();
    Map<String, byte[]> junit = new TreeMap<>();
    Map<String, byte[]> tensorboard = new TreeMap<>();
    if (formats.contains(ExportFormat.JUNIT)) {
      results.forEach(
          each -> junit.put(JunitXml.fileName(each), JunitXml.of(request.artifactId(), each)));
    }
    if (formats.contains(ExportFormat.TENSORBOARD)) {
      results.stream()
          .flatMap(result -> result.runs().stream())
          .forEach(
              run -> tensorboard.put(TensorboardEvents.fileName(run), TensorboardEvents.of(run)));
    }
    write(request.junitDirectory(), junit);
    write(module.outputDirectory().resolve("exports"), inOneFile(formats, results));
    write(module.outputDirectory().resolve("tensorboard"), tensorboard);
  }

  /**
   * Writes the formats that have one file for all results: CSV, Bencher's and that of
   * github-action-benchmark. The others have a file for each experiment, which its own module
   * writes.
   *
   * @param folder where they go
   * @param results each with a name of its own
   */
  public void writeMerged(Path folder, Set<ExportFormat> formats, List<ExperimentResult> results)
      throws IOException {
    write(folder, inOneFile(formats, complete(results)));
  }

  /** Without those that were stopped early, which have no result that could be taken for one. */
  private static List<ExperimentResult> complete(List<ExperimentResult> results) {
    return results.stream()
        .filter(each -> each.stopped() == null || each.verdict().fails())
        .toList();
  }

  private static Map<String, byte[]> inOneFile(
      Set<ExportFormat> formats, List<ExperimentResult> results) {
    Map<String, byte[]> exports = new TreeMap<>();
    if (formats.contains(ExportFormat.CSV)) {
      CsvTables.of(results).forEach((name, table) -> exports.put(name, utf8(table)));
    }
    if (formats.contains(ExportFormat.BENCHER)) {
      exports.put("bencher.json", json(BencherJson.of(results)));
    }
    if (formats.contains(ExportFormat.GITHUB_ACTION_BENCHMARK)) {
      exports.put("github-action-benchmark.json", json(BenchmarkActionJson.of(results)));
    }
    return exports;
  }

  /** Without files, only what was written before is removed. */
  private static void write(Path directory, Map<String, byte[]> files) throws IOException {
    if (files.isEmpty() && !Files.exists(directory)) {
      return;
    }
    OutputFolder folder = new OutputFolder(directory);
    files.forEach(folder::add);
    folder.write();
  }

  private static byte[] json(JsonNode document) {
    return utf8(document.toPrettyString().replace(System.lineSeparator(), "\n") + "\n");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void showOnGithub(
      ExperimentModule module, ExportRequest request, List<ExperimentResult> results)
      throws ExperimentException, IOException {
    GithubActions github = request.github();
    github.appendSummary(limit -> JobSummary.of(request.title(), results, limit));
    if (github.annotates()) {
      GithubAnnotations annotations = new GithubAnnotations(github, module.baseDirectory());
      List<LocatedExperiment> located = catalog.read(module);
      List<Annotation> all = new ArrayList<>();
      for (ExperimentResult result : results) {
        located.stream()
            .filter(each -> each.experiment().name().equals(result.name()))
            .forEach(each -> all.addAll(annotations.of(each, result.verdict())));
      }
      AnnotationLimit.marked(all).forEach(each -> request.commands().accept(each.command()));
    }
  }

  private static List<String> send(
      List<ExperimentResult> results, MlflowServer server, MlflowSource source)
      throws IOException, InterruptedException {
    MlflowExport export = new MlflowExport(server, source, InstantSource.system());
    List<String> lines = new ArrayList<>();
    for (ExperimentResult result : results) {
      lines.add(
          export.send(result)
              ? "Sent " + result.name() + " to " + server
              : server + " has " + result.name() + " already");
    }
    return lines;
  }
}
