package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The identity of a small experiment. */
public final class IdentityFixture {

  private IdentityFixture() {}

  /** An experiment with this batch size. */
  public static Identity identity(int batchSize) {
    ObjectNode experiment = JsonNodeFactory.instance.objectNode();
    experiment.putArray("architecture").addObject().putObject("Dense").put("units", 3);
    experiment.put("epochs", 1);
    experiment.put("batch_size", batchSize);
    return identity(experiment, data("0"));
  }

  /** An identity of this experiment and data, with fixed libraries. */
  public static Identity identity(ObjectNode experiment, Map<String, String> data) {
    return new Identity(
        experiment,
        data,
        new NumericsIdentity(
            "linux-x86_64-onednn-avx2", Map.of("OPENBLAS_CORETYPE", "Haswell"), Map.of(), null),
        1,
        List.of("org.nd4j:nd4j-api:1.0"));
  }

  /** Four parts whose hashes start with this digit. */
  public static Map<String, String> data(String digit) {
    return data(
        (digit + "1").repeat(32),
        (digit + "2").repeat(32),
        (digit + "3").repeat(32),
        (digit + "4").repeat(32));
  }

  /** Four parts with these hashes, the images before the labels. */
  public static Map<String, String> data(
      String trainImages, String trainLabels, String testImages, String testLabels) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("train_images", trainImages);
    data.put("train_labels", trainLabels);
    data.put("test_images", testImages);
    data.put("test_labels", testLabels);
    return data;
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
        "Test CPU",
        List.of("avx2", "fma"),
        "Test VM 17",
        "Linux 6 amd64",
        2,
        "1",
        Map.of("org.yaml:snakeyaml", "2.5"));
  }
}
