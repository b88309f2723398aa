package io.github.experimentmaven.accepted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.ReviewText;
import io.github.experimentmaven.storage.Seal;
import java.nio.file.Files;

/** Puts a baseline into the format of earlier versions of the plugin, with a lock beside it. */
public final class EarlierFiles {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EarlierFiles() {}

  /** Writes what is there anew: a baseline of format 1 and a lock of format 2. */
  public static void rewrite(BaselineFiles files) throws Exception {
    AcceptedResult facts = files.read().facts();
    ObjectNode baseline = head(1, facts);
    baseline.put("parameters", facts.parameters());
    baseline.set("layers", RecordJson.tree(facts.layers()));
    baseline.set("dataset", dataset(facts.identity()));
    baseline.put("train_images", facts.trainSamples());
    baseline.put("test_images", facts.testSamples());
    ObjectNode lock = head(2, facts);
    lock.set("identity", identity(facts.identity()));
    ObjectNode environment = RecordJson.tree(facts.environment()).deepCopy();
    environment.remove("libraries");
    lock.set("environment", environment);
    lock.put("test_images", facts.testSamples());
    baseline.putArray("runs");
    lock.putArray("runs");
    for (AcceptedRun run : facts.runs()) {
      ObjectNode plain = baseline.withArray("runs").addObject();
      plain.put("seed", run.key().seed());
      run.metrics().forEach(plain::put);
      plain.put("weights_sha256", run.weightsSha256().get(run.weightsSha256().size() - 1));
      plain.put("fingerprint", "of then");
      ObjectNode locked = lock.withArray("runs").addObject();
      locked.put("cell", "default");
      locked.put("seed", run.key().seed());
      locked.put("fingerprint", "of then");
      locked.put("initial_weights_sha256", run.initialWeightsSha256());
      locked.set("weights_sha256", RecordJson.tree(run.weightsSha256()));
      locked.put("predictions_sha256", run.predictionsSha256());
      locked.put("test_accuracy", run.metrics().get("test_accuracy"));
      locked.put("test_loss", run.metrics().get("test_loss"));
    }
    baseline.set("predictions", RecordJson.tree(facts.predictions()));
    baseline.put("sha256", Seal.of(baseline));
    lock.put("sha256", Seal.of(lock));
    Files.writeString(files.json(), ReviewText.of(baseline));
    Files.writeString(files.lock(), ReviewText.of(lock));
  }

  private static ObjectNode head(int format, AcceptedResult facts) {
    return NODES
        .objectNode()
        .put("format_version", format)
        .put("experiment", facts.experiment())
        .put("reason", facts.reason());
  }

  private static ObjectNode identity(Identity identity) throws Exception {
    ObjectNode experiment = identity.experiment().deepCopy();
    experiment.putObject("dataset").put("path", "data");
    if (!experiment.has("loss")) {
      // Every experiment had it by default, whatever its last activation.
      experiment.put("loss", "categorical_crossentropy");
    }
    ObjectNode earlier = NODES.objectNode().put("format_version", 2);
    earlier.set(
        "experiment",
        ExperimentJson.trained(ExperimentJson.write(ExperimentJson.read(experiment))));
    earlier.set("dataset", dataset(identity));
    earlier.set("numerics", RecordJson.tree(identity.numerics()));
    earlier.put("arithmetic_revision", identity.arithmeticRevision());
    earlier.putArray("libraries");
    identity
        .libraries()
        .forEach(
            library ->
                earlier
                    .withArray("libraries")
                    .addObject()
                    .put("artifact", library)
                    .put("sha256", "b".repeat(64)));
    return earlier;
  }

  private static JsonNode dataset(Identity identity) {
    ObjectNode dataset = NODES.objectNode().put("name", "data");
    identity
        .data()
        .forEach(
            (part, sha256) ->
                dataset
                    .putObject(part)
                    .put("file", part + ".gz")
                    .put("sha256", "c".repeat(64))
                    .put("content_sha256", sha256));
    return dataset;
  }
}
