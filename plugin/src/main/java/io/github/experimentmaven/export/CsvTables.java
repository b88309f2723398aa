package io.github.experimentmaven.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All figures of a module as tables with a header, after RFC 4180: comma, double quotes, lines that
 * end in CR LF, UTF-8. The columns are the fields of {@code result.json} of the same names.
 */
public final class CsvTables {

  /** As records are written. */
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  /** Quotes only what needs them; by default everything long has some. */
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

  private static final String FOLD = "fold";

  private static final List<String> KEY = List.of("experiment", "seed");

  /** Of whatever task. */
  private static final List<String> METRICS =
      Task.all().stream()
          .flatMap(task -> task.metrics().stream())
          .map(Metric::key)
          .distinct()
          .toList();

  private static final List<String> VALIDATION_METRICS =
      Task.all().stream()
          .flatMap(task -> task.epochMetrics(Part.VALIDATION).stream())
          .filter(metric -> metric.part() == Part.VALIDATION)
          .map(Metric::key)
          .distinct()
          .toList();

  private static final List<String> RUNS =
      columns(
          List.of(
              KEY.stream(),
              Stream.of("verdict", "failure"),
              scalars(RunResult.class, ""),
              scalars(DatasetFacts.class, "dataset_"),
              Stream.of("fingerprint")));

  private static final List<String> EPOCHS =
      columns(List.of(KEY.stream(), scalars(EpochResult.class, "")));

  private static final List<String> CLASSES =
      columns(List.of(KEY.stream(), scalars(ClassResult.class, "")));

  private CsvTables() {}

  /**
   * The tables by file name: {@code runs.csv}, {@code epochs.csv}, {@code classes.csv}. Each row
   * begins with the experiment and the seed; a run that did not complete has a row in the first
   * one, with the reason. The columns are the same whatever there is, rows or none; only where some
   * runs are of folds is there one for these behind the seed, and only where some have a validation
   * set are there those of its metrics, before all others.
   */
  public static Map<String, String> of(List<ExperimentResult> results) {
    Map<String, String> tables = new TreeMap<>();
    List<Map<String, String>> runs = new ArrayList<>();
    List<Map<String, String>> epochs = new ArrayList<>();
    List<Map<String, String>> classes = new ArrayList<>();
    for (ExperimentResult result : results) {
      for (RunResult run : result.runs()) {
        runs.add(row(result, run));
        run.epochs().forEach(epoch -> epochs.add(row(result, run, epoch)));
        run.classes().forEach(each -> classes.add(row(result, run, each)));
      }
      result.failures().forEach(failure -> runs.add(row(result, failure)));
    }
    tables.put("runs.csv", table(withFolds(withValidation(RUNS, results), results), runs));
    tables.put("epochs.csv", table(withFolds(withValidation(EPOCHS, results), results), epochs));
    tables.put("classes.csv", table(withFolds(CLASSES, results), classes));
    return tables;
  }

  private static List<String> withValidation(List<String> columns, List<ExperimentResult> results) {
    boolean validated =
        results.stream()
            .flatMap(result -> result.runs().stream())
            .anyMatch(run -> run.dataset().evaluated() == Part.VALIDATION);
    if (!validated) {
      return columns;
    }
    List<String> more = new ArrayList<>(columns);
    more.addAll(more.indexOf(METRICS.get(0)), VALIDATION_METRICS);
    return more;
  }

  private static List<String> withFolds(List<String> columns, List<ExperimentResult> results) {
    boolean haveFolds =
        results.stream()
            .flatMap(
                result ->
                    Stream.concat(
                        result.runs().stream().map(RunResult::key),
                        result.failures().stream().map(RunFailure::key)))
            .anyMatch(run -> run.fold() != null);
    if (!haveFolds) {
      return columns;
    }
    List<String> more = new ArrayList<>(columns);
    more.add(KEY.size(), FOLD);
    return more;
  }

  private static Map<String, String> row(ExperimentResult result, RunResult run) {
    Map<String, String> row = key(result.name(), run.key());
    row.put("verdict", result.verdict().outcome().name());
    row.put("failure", "");
    addScalars(row, "", RecordJson.tree(run));
    // The result's own name again, which the run may not know: one among those of several modules.
    row.put("experiment", result.name());
    addScalars(row, "dataset_", RecordJson.tree(run.dataset()));
    row.put("fingerprint", run.provenance().fingerprint());
    return row;
  }

  private static Map<String, String> row(ExperimentResult result, RunFailure failure) {
    Map<String, String> row = key(result.name(), failure.key());
    row.put("verdict", result.verdict().outcome().name());
    row.put("failure", failure.message());
    return row;
  }

  private static Map<String, String> row(ExperimentResult result, RunResult run, Object part) {
    Map<String, String> row = key(result.name(), run.key());
    addScalars(row, "", RecordJson.tree(part));
    return row;
  }

  private static Map<String, String> key(String experiment, RunKey run) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("experiment", experiment);
    row.put("seed", Long.toString(run.seed()));
    if (run.fold() != null) {
      row.put(FOLD, Integer.toString(run.fold()));
    }
    return row;
  }

  private static void addScalars(Map<String, String> row, String prefix, JsonNode object) {
    object
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                row.put(prefix + field.getKey(), RecordJson.text(field.getValue()));
              }
            });
  }

  private static List<String> columns(List<Stream<String>> parts) {
    return parts.stream().flatMap(part -> part).distinct().toList();
  }

  /** Those that {@link #addScalars} finds in a record of this type. */
  private static Stream<String> scalars(Class<? extends Record> type, String prefix) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            each ->
                each.getType() == Metrics.class
                    ? METRICS.stream()
                    : Stream.of(each)
                        .filter(c -> isScalar(c.getType()))
                        .map(c -> SNAKE_CASE.translate(c.getName())))
        .map(name -> prefix + name);
  }

  private static boolean isScalar(Class<?> type) {
    return type.isPrimitive() || type == String.class || Number.class.isAssignableFrom(type);
  }

  private static String table(List<String> columns, List<Map<String, String>> rows) {
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n").setUseHeader(true);
    columns.forEach(schema::addColumn);
    try {
      return MAPPER.writer(schema.build()).writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written", e);
    }
  }
}
