package io.github.experimentmaven.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.export.Measured;
import io.github.experimentmaven.export.history.HistoryEntry;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sends results to a tracking server: an experiment there for each experiment here, in it a parent
 * run for each result, and below that a child run for each seed.
 *
 * <p>A parent carries the parameters and, over the seeds, mean and standard deviation of every
 * metric; a child its metrics by epoch. A result that is on the server already, by its verdict and
 * the fingerprint of its runs and failures, is not sent again.
 */
public final class MlflowExport {

  private static final int METRICS_A_REQUEST = 1000;
  private static final int PARAMETERS_A_REQUEST = 100;
  private static final int LONGEST_TAG = 5000;

  /** On a parent: what it came from, to find it again. */
  private static final String FINGERPRINT = "experiment.fingerprint";

  private static final String VERDICT = "experiment.verdict";

  private final MlflowClient client;
  private final MlflowSource source;
  private final InstantSource clock;

  /**
   * An export to a server.
   *
   * @param source what the results came from
   * @param clock what the server is told of when runs began and ended: when they were sent
   */
  public MlflowExport(MlflowServer server, MlflowSource source, InstantSource clock) {
    this.client = new MlflowClient(server);
    this.source = source;
    this.clock = clock;
  }

  /**
   * Sends a result.
   *
   * @return whether it was sent; false if the server had it
   * @throws MlflowException if the server cannot be reached or refuses a request; what was sent
   *     until then stays there, as a run that is still running
   */
  public boolean send(ExperimentResult result) throws MlflowException, InterruptedException {
    SweepCell cell = result.cell();
    // The runs of a sweep are compared with one another.
    String experiment = experiment(cell == null ? result.name() : cell.sweep());
    String fingerprint = fingerprint(result);
    String verdict = result.verdict().outcome().name();
    if (isThere(experiment, fingerprint, verdict)) {
      return false;
    }
    Map<String, String> origin = source.tags(result.file());
    String parent =
        create(
            experiment,
            result.name(),
            origin,
            Map.of(FINGERPRINT, fingerprint, VERDICT, verdict, "experiment.file", result.file()));
    logParameters(parent, MlflowParameters.of(result.definition()));
    logMetrics(parent, overSeeds(result));
    for (RunResult run : result.runs()) {
      String child = create(experiment, run.key().fileName(), origin, tags(parent, run));
      logParameters(child, parameters(run.key()));
      logMetrics(child, byEpoch(run));
      finish(child, "FINISHED");
    }
    for (RunFailure failure : result.failures()) {
      Map<String, String> tags =
          Map.of("mlflow.parentRunId", parent, "mlflow.note.content", cut(failure.message()));
      finish(create(experiment, failure.key().fileName(), origin, tags), "FAILED");
    }
    finish(parent, "FINISHED");
    return true;
  }

  /** Of runs that did not complete there is none: what tells them apart is how they ended. */
  private static String fingerprint(ExperimentResult result) {
    String ofCompleted = HistoryEntry.fingerprint(result);
    return result.failures().isEmpty()
        ? ofCompleted
        : Sha256.of(RecordJson.line(List.of(ofCompleted, result.definition(), result.failures())));
  }

  private String experiment(String name) throws MlflowException, InterruptedException {
    Optional<JsonNode> known = client.get("experiments/get-by-name", "experiment_name", name);
    if (known.isEmpty()) {
      return identifier(
          client.post("experiments/create", object().put("name", name)), "/experiment_id");
    }
    JsonNode experiment = known.get().path("experiment");
    if (experiment.path("lifecycle_stage").asText().equals("deleted")) {
      throw new MlflowException(
          "the MLflow experiment '"
              + name
              + "' was deleted; restore it with 'mlflow experiments restore --experiment-id "
              + experiment.path("experiment_id").asText()
              + "' or rename the experiment");
    }
    return identifier(known.get(), "/experiment/experiment_id");
  }

  /** What another program answers to the same addresses has none. */
  private static String identifier(JsonNode answer, String pointer) throws MlflowException {
    String identifier = answer.at(pointer).asText();
    if (identifier.isEmpty()) {
      throw new MlflowException(
          "an answer lacks "
              + pointer.substring(1).replace('/', '.')
              + MlflowException.OTHER_SERVER);
    }
    return identifier;
  }

  private boolean isThere(String experiment, String fingerprint, String verdict)
      throws MlflowException, InterruptedException {
    ObjectNode search = object();
    search.putArray("experiment_ids").add(experiment);
    search.put(
        "filter",
        "tags.`%s` = '%s' and tags.`%s` = '%s' and attributes.status = 'FINISHED'"
            .formatted(FINGERPRINT, fingerprint, VERDICT, verdict));
    search.put("max_results", 1);
    return !client.post("runs/search", search).path("runs").isEmpty();
  }

  private String create(
      String experiment, String name, Map<String, String> origin, Map<String, String> tags)
      throws MlflowException, InterruptedException {
    ObjectNode run =
        object()
            .put("experiment_id", experiment)
            .put("run_name", name)
            .put("start_time", clock.millis());
    ArrayNode list = run.putArray("tags");
    list.add(pair("mlflow.runName", name));
    Stream.of(origin, tags)
        .flatMap(each -> each.entrySet().stream())
        .sorted(Map.Entry.comparingByKey())
        .forEach(tag -> list.add(pair(tag.getKey(), tag.getValue())));
    return identifier(client.post("runs/create", run), "/run/info/run_id");
  }

  private static Map<String, String> tags(String parent, RunResult run) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("mlflow.parentRunId", parent);
    tags.put(FINGERPRINT, run.provenance().fingerprint());
    if (run.weightsSha256() != null) {
      tags.put("experiment.weights_sha256", run.weightsSha256());
    }
    return tags;
  }

  private void logParameters(String run, Map<String, String> parameters)
      throws MlflowException, InterruptedException {
    List<ObjectNode> pairs = new ArrayList<>();
    parameters.forEach((key, value) -> pairs.add(pair(key, value)));
    logBatches(run, "params", pairs, PARAMETERS_A_REQUEST);
  }

  private void logMetrics(String run, List<ObjectNode> metrics)
      throws MlflowException, InterruptedException {
    logBatches(run, "metrics", metrics, METRICS_A_REQUEST);
  }

  private void logBatches(String run, String kind, List<ObjectNode> items, int atOnce)
      throws MlflowException, InterruptedException {
    for (int from = 0; from < items.size(); from += atOnce) {
      ObjectNode batch = object().put("run_id", run);
      batch.putArray(kind).addAll(items.subList(from, Math.min(items.size(), from + atOnce)));
      client.post("runs/log-batch", batch);
    }
  }

  private void finish(String run, String status) throws MlflowException, InterruptedException {
    client.post(
        "runs/update",
        object().put("run_id", run).put("status", status).put("end_time", clock.millis()));
  }

  private static Map<String, String> parameters(RunKey run) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("seed", Long.toString(run.seed()));
    if (run.fold() != null) {
      parameters.put("fold", Integer.toString(run.fold()));
    }
    return parameters;
  }

  private List<ObjectNode> overSeeds(ExperimentResult result) {
    List<ObjectNode> metrics = new ArrayList<>();
    for (Measured each : Measured.of(result.runs())) {
      String key = each.metric().key();
      metrics.add(metric(key, each.sample().mean(), 0));
      each.sample()
          .standardDeviation()
          .ifPresent(deviation -> metrics.add(metric(key + "_sd", deviation, 0)));
    }
    return metrics;
  }

  private List<ObjectNode> byEpoch(RunResult run) {
    List<ObjectNode> metrics = new ArrayList<>();
    for (EpochResult epoch : run.epochs()) {
      run.metricsOf(epoch)
          .values()
          .forEach((key, value) -> metrics.add(metric(key, value, epoch.epoch())));
    }
    return metrics;
  }

  private ObjectNode metric(String key, double value, int step) {
    return object()
        .put("key", key)
        .put("value", value)
        .put("timestamp", clock.millis())
        .put("step", step);
  }

  private static ObjectNode pair(String key, String value) {
    return object().put("key", key).put("value", value);
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TAG ? text.substring(0, LONGEST_TAG) : text;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
