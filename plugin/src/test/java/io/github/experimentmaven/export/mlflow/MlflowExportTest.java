package io.github.experimentmaven.export.mlflow;

import static io.github.experimentmaven.export.ExportFixture.result;
import static io.github.experimentmaven.export.ExportFixture.verdict;
import static io.github.experimentmaven.export.ExportFixture.withFailures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.export.history.HistoryEntry;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.Service;

class MlflowExportTest {

  private static final long NOW = 1_700_000_000_000L;

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private TrackingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TrackingServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aResultIsAParentWithAChildForEachSeed() throws Exception {
    ExperimentResult result = result("small", verdict(), 0.5, 0.75);

    assertThat(export(server.uri(), null).send(result)).isTrue();

    assertThat(server.paths())
        .startsWith(
            "GET /api/2.0/mlflow/experiments/get-by-name?experiment_name=small",
            "POST /api/2.0/mlflow/experiments/create",
            "POST /api/2.0/mlflow/runs/search",
            "POST /api/2.0/mlflow/runs/create");
    List<Service.CreateRun> created = server.requests(Service.CreateRun.class);
    assertThat(created)
        .extracting(
            Service.CreateRun::getExperimentId,
            Service.CreateRun::getRunName,
            Service.CreateRun::getStartTime)
        .containsExactly(
            tuple("17", "small", NOW), tuple("17", "seed-1", NOW), tuple("17", "seed-2", NOW));
    assertThat(tags(created.get(0)))
        .containsExactly(
            "mlflow.runName=small",
            "experiment.file=src/experiments/small.yaml",
            "experiment.fingerprint=" + HistoryEntry.fingerprint(result),
            "experiment.verdict=PASS",
            "mlflow.source.git.commit=" + COMMIT,
            "mlflow.source.name=src/experiments/small.yaml",
            "mlflow.source.type=LOCAL",
            "mlflow.user=ada");
    assertThat(tags(created.get(2)))
        .contains(
            "mlflow.source.git.commit=" + COMMIT,
            "mlflow.user=ada",
            "mlflow.runName=seed-2",
            "mlflow.parentRunId=run-1");
    assertThat(server.requests(Service.UpdateRun.class))
        .extracting(Service.UpdateRun::getRunId, Service.UpdateRun::getStatus)
        .containsExactly(
            tuple("run-2", Service.RunStatus.FINISHED),
            tuple("run-3", Service.RunStatus.FINISHED),
            tuple("run-1", Service.RunStatus.FINISHED));
  }

  @Test
  void aChildHasItsMetricsByEpochAndTheParentThoseOverTheSeeds() throws Exception {
    export(server.uri(), null).send(result("small", verdict(), 0.5, 0.75));

    assertThat(metrics("run-1"))
        .extracting(Service.Metric::getKey, Service.Metric::getValue)
        .contains(
            tuple("test_accuracy", 0.625),
            tuple("test_accuracy_sd", 0.1767766952966369),
            tuple("train_loss", 0.5));
    assertThat(metrics("run-3"))
        .extracting(
            Service.Metric::getKey,
            Service.Metric::getValue,
            Service.Metric::getStep,
            Service.Metric::getTimestamp)
        .containsExactly(
            tuple("train_loss", 0.75, 1L, NOW),
            tuple("train_accuracy", 0.5, 1L, NOW),
            tuple("test_loss", 0.625, 1L, NOW),
            tuple("test_accuracy", 0.5, 1L, NOW),
            tuple("train_loss", 0.5, 2L, NOW),
            tuple("train_accuracy", 0.625, 2L, NOW),
            tuple("test_loss", 0.375, 2L, NOW),
            tuple("test_accuracy", 0.75, 2L, NOW));
  }

  @Test
  void theDefinitionBecomesParameters() throws Exception {
    export(server.uri(), null).send(result("small", verdict(), 0.5));

    assertThat(batches("run-1").flatMap(batch -> batch.getParamsList().stream()))
        .extracting(param -> param.getKey() + "=" + param.getValue())
        .containsExactly(
            "dataset=dots",
            "architecture.0.Flatten={}",
            "architecture.1.Dense.units=2",
            "architecture.1.Dense.activation=softmax",
            "optimizer.sgd.learning_rate=0.01",
            "epochs=2",
            "seeds=[1,2]");
  }

  @Test
  void manyAndLongParametersAreSentWithinTheServersLimits() throws Exception {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 250; i++) {
      definition.put("key" + i, "x".repeat(7000));
    }
    ExperimentResult plain = result("small", verdict(), Double.NaN);

    export(server.uri(), null)
        .send(
            new ExperimentResult(
                "small", plain.file(), definition, plain.runs(), List.of(), plain.verdict()));

    assertThat(batches("run-1").map(Service.LogBatch::getParamsCount).filter(count -> count > 0))
        .containsExactly(100, 100, 50);
    assertThat(batches("run-1").flatMap(batch -> batch.getParamsList().stream()))
        .allSatisfy(param -> assertThat(param.getValue()).hasSize(500).endsWith("x..."));
    assertThat(metrics("run-2").get(7).getValue()).isNaN();
  }

  @Test
  void aRunThatDidNotCompleteIsAFailedChildWithTheReason() throws Exception {
    export(server.uri(), null)
        .send(withFailures(result("small", verdict()), new RunFailure(7, "killed\n\"now\"")));

    assertThat(tags(server.requests(Service.CreateRun.class).get(1)))
        .containsExactly(
            "mlflow.runName=seed-7",
            "mlflow.note.content=killed\n\"now\"",
            "mlflow.parentRunId=run-1",
            "mlflow.source.git.commit=" + COMMIT,
            "mlflow.source.name=src/experiments/small.yaml",
            "mlflow.source.type=LOCAL",
            "mlflow.user=ada");
    assertThat(server.requests(Service.UpdateRun.class))
        .extracting(Service.UpdateRun::getStatus)
        .containsExactly(Service.RunStatus.FAILED, Service.RunStatus.FINISHED);
  }

  @Test
  void whatIsNotKnownOfTheSourceIsNoTag() throws Exception {
    MlflowSource unknown = new MlflowSource(null, null);

    new MlflowExport(MlflowServer.of(server.uri(), null), unknown, InstantSource.system())
        .send(result("small", verdict(), 0.5));

    assertThat(tags(server.requests(Service.CreateRun.class).get(0)))
        .filteredOn(tag -> tag.startsWith("mlflow."))
        .containsExactly(
            "mlflow.runName=small",
            "mlflow.source.name=src/experiments/small.yaml",
            "mlflow.source.type=LOCAL");
  }

  @Test
  void whatTheServerHasIsNotSentAgain() throws Exception {
    server.experimentStatus = 200;
    server.experiment =
        "{\"experiment\": {\"experiment_id\": \"3\", \"lifecycle_stage\": \"active\"}}";
    server.found = "{\"runs\": [{\"info\": {\"run_id\": \"old\"}}]}";
    ExperimentResult result = result("small", verdict(), 0.5);

    assertThat(export(server.uri(), null).send(result)).isFalse();

    assertThat(server.requests(Service.CreateRun.class)).isEmpty();
    assertThat(server.requests(Service.SearchRuns.class))
        .singleElement()
        .satisfies(
            search -> {
              assertThat(search.getExperimentIdsList()).containsExactly("3");
              assertThat(search.getFilter())
                  .isEqualTo(
                      "tags.`experiment.fingerprint` = '"
                          + HistoryEntry.fingerprint(result)
                          + "' and tags.`experiment.verdict` = 'PASS'"
                          + " and attributes.status = 'FINISHED'");
            });
  }

  @Test
  void resultsOfWhichNoRunCompletedAreToldApartByHowTheyFailed() throws Exception {
    ExperimentResult none = result("small", verdict());
    ObjectNode otherDefinition = none.definition().deepCopy();
    otherDefinition.put("epochs", 3);

    List<ExperimentResult> results =
        List.of(
            withFailures(none, new RunFailure(7, "killed")),
            withFailures(none, new RunFailure(7, "out of memory")),
            withFailures(none, new RunFailure(8, "killed")),
            new ExperimentResult(
                "small",
                none.file(),
                otherDefinition,
                List.of(),
                List.of(new RunFailure(7, "killed")),
                none.verdict()),
            withFailures(none, new RunFailure(7, "killed")));
    for (ExperimentResult result : results) {
      export(server.uri(), null).send(result);
    }

    List<String> filters =
        server.requests(Service.SearchRuns.class).stream()
            .map(Service.SearchRuns::getFilter)
            .toList();
    assertThat(filters.subList(0, 4)).doesNotHaveDuplicates();
    assertThat(filters.get(4)).isEqualTo(filters.get(0));
  }

  @Test
  void anExperimentThatWasDeletedThereIsAnErrorThatSaysHowToGoOn() {
    server.experimentStatus = 200;
    server.experiment =
        "{\"experiment\": {\"experiment_id\": \"3\", \"lifecycle_stage\": \"deleted\"}}";

    assertThatExceptionOfType(MlflowException.class)
        .isThrownBy(() -> export(server.uri(), null).send(result("small", verdict(), 0.5)))
        .withMessage(
            "the MLflow experiment 'small' was deleted; restore it with 'mlflow experiments restore"
                + " --experiment-id 3' or rename the experiment");
  }

  @Test
  void aRefusalNamesTheUrlWithoutThePasswordTheStatusAndTheFirstLine() {
    server.refusal = 403;
    String uri = server.uri().replace("http://", "http://me:secret@") + "/";

    assertThatExceptionOfType(MlflowException.class)
        .isThrownBy(() -> export(uri, null).send(result("small", verdict(), 0.5)))
        .withMessage(
            "POST " + server.uri() + "/api/2.0/mlflow/runs/create: status 403: no quota left");
    assertThat(server.authorizations()).containsOnly("Basic bWU6c2VjcmV0");
  }

  @Test
  void anAnswerWithoutWhatWasAskedForIsNoSuccess() {
    server.experimentStatus = 200;
    server.experiment = "{}";

    assertThatExceptionOfType(MlflowException.class)
        .isThrownBy(() -> export(server.uri(), null).send(result("small", verdict(), 0.5)))
        .withMessageStartingWith("an answer lacks experiment.experiment_id; is this the tracking");
  }

  @Test
  void aTokenIsSentAsSuch() throws Exception {
    export(server.uri(), "abc").send(result("small", verdict(), 0.5));

    assertThat(server.authorizations()).containsOnly("Bearer abc");
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String uri = "http://127.0.0.1:" + free;

    assertThatExceptionOfType(MlflowException.class)
        .isThrownBy(() -> export(uri, null).send(result("a b", verdict(), 0.5)))
        .withMessageStartingWith(
            "GET " + uri + "/api/2.0/mlflow/experiments/get-by-name?experiment_name=a+b: ")
        .withMessageEndingWith(
            "; is this the tracking server that experiment.mlflow.trackingUri should name?");
  }

  @Test
  void whatIsNoUriIsRefusedWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MlflowServer.of("file:/mlruns", null))
        .withMessage("must be a URI such as https://mlflow.example.org");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MlflowServer.of("http://me:se cret@host", null))
        .withMessageStartingWith("is not a URI: ")
        .withMessageNotContaining("cret");
  }

  private static MlflowExport export(String uri, String token) {
    return new MlflowExport(
        MlflowServer.of(uri, token),
        new MlflowSource(COMMIT, "ada"),
        InstantSource.fixed(Instant.ofEpochMilli(NOW)));
  }

  private java.util.stream.Stream<Service.LogBatch> batches(String run) {
    return server.requests(Service.LogBatch.class).stream()
        .filter(batch -> batch.getRunId().equals(run));
  }

  private List<Service.Metric> metrics(String run) {
    return batches(run).flatMap(batch -> batch.getMetricsList().stream()).toList();
  }

  private static List<String> tags(Service.CreateRun run) {
    return run.getTagsList().stream().map(tag -> tag.getKey() + "=" + tag.getValue()).toList();
  }
}
