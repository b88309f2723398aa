package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.provenance.Identity.DatasetIdentity;
import io.github.experimentmaven.provenance.Identity.FileIdentity;
import io.github.experimentmaven.provenance.Identity.Library;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import java.util.List;
import java.util.Map;

/** The identity of a small experiment. */
public final class IdentityFixture {

  private IdentityFixture() {}

  /** An experiment with this batch size. */
  public static Identity identity(int batchSize) {
    ObjectNode experiment = JsonNodeFactory.instance.objectNode();
    experiment.put("name", "small");
    experiment.put("batch_size", batchSize);
    experiment.putArray("architecture").addObject().putObject("Dense").put("units", 3);
    return identity(experiment, dataset("0"));
  }

  /** An identity of this experiment and data, with fixed libraries. */
  public static Identity identity(ObjectNode experiment, DatasetIdentity dataset) {
    return new Identity(
        Identity.FORMAT_VERSION,
        experiment,
        dataset,
        new NumericsIdentity(
            "linux-x86_64-onednn-avx2", Map.of("OPENBLAS_CORETYPE", "Haswell"), Map.of(), null),
        1,
        List.of(new Library("org.nd4j:nd4j-api:1.0", "b".repeat(64))));
  }

  /** Four files whose hashes start with this digit. */
  public static DatasetIdentity dataset(String digit) {
    return new DatasetIdentity(
        "data",
        file("train-images", digit + "1"),
        file("train-labels", digit + "2"),
        file("test-images", digit + "3"),
        file("test-labels", digit + "4"));
  }

  private static FileIdentity file(String name, String digits) {
    return new FileIdentity(name, digits.repeat(32), digits.repeat(32));
  }

  /** Where a run of this identity came from. */
  public static Provenance provenance(Identity identity, long seed) {
    return new Provenance(identity.fingerprint(seed), identity, environment());
  }

  /** Where a run of some identity came from. */
  public static Provenance provenance(long seed) {
    return provenance(identity(64), seed);
  }

  /** Some machine. */
  public static Environment environment() {
    return new Environment(
        "Test CPU", List.of("avx2", "fma"), "Test VM 17", "Linux 6 amd64", 2, "1");
  }
}
