package io.github.experimentmaven.provenance;

import static io.github.experimentmaven.provenance.IdentityFixture.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private final Identity identity = identity(128);

  @Test
  void theSameIdentitiesDoNotDiffer() {
    assertThat(Difference.between(identity, identity(128))).isEmpty();
  }

  @Test
  void aHyperparameterIsNamedAsItsAuthorKnowsIt() {
    assertThat(Difference.between(identity, identity(64)))
        .extracting(Difference::toString)
        .containsExactly("batch_size 128 -> 64");
  }

  @Test
  void anArgumentOfALayerIsNamedWithItsPlace() {
    ObjectNode experiment = identity.experiment().deepCopy();
    experiment.withArray("architecture").get(0).withObject("Dense").put("units", 5);
    experiment.withArray("architecture").add("Flatten");

    assertThat(Difference.between(identity, with(experiment)))
        .extracting(Difference::toString)
        .containsExactly("architecture[0].Dense.units 3 -> 5", "architecture[1] (none) -> Flatten");
  }

  @Test
  void aKeyThatIsLeftOutHasItsDefault() {
    ObjectNode experiment = identity.experiment().deepCopy();
    experiment.remove("batch_size");
    experiment.put("loss", "mean_squared_error");

    assertThat(Difference.between(identity, with(experiment)))
        .containsExactly(
            new Difference("batch_size", "128", "(default)"),
            new Difference("loss", "(default)", "mean_squared_error"));
  }

  @Test
  void ofHashesTheFirstDigitsAreShown() {
    Identity other =
        IdentityFixture.identity(identity.experiment().deepCopy(), IdentityFixture.data("f"));

    assertThat(Difference.between(identity, other).get(0))
        .hasToString("data.train_images 010101010101... -> f1f1f1f1f1f1...");
    assertThat(Difference.between(identity, other)).hasSize(4);
  }

  @Test
  void aLayerThatIsJustANameStandsBesideOthers() throws Exception {
    String architecture = "{\"architecture\": [\"Flatten\", {\"Dense\": {\"units\": %d}}%s]}";

    assertThat(
            Difference.between(
                ofExperiment(architecture.formatted(16, "")),
                ofExperiment(architecture.formatted(8, ", \"Flatten\""))))
        .extracting(Difference::toString)
        .containsExactly(
            "architecture[1].Dense.units 16 -> 8", "architecture[2] (none) -> Flatten");
  }

  private Identity ofExperiment(String json) throws Exception {
    return new Identity(
        new ObjectMapper().readTree(json),
        identity.data(),
        identity.numerics(),
        identity.arithmeticRevision(),
        identity.libraries());
  }

  @Test
  void librariesAreComparedByNameThenVersion() {
    Identity other =
        new Identity(
            identity.experiment(),
            identity.data(),
            identity.numerics(),
            identity.arithmeticRevision(),
            List.of("org.nd4j:nd4j-api:1.1", "org.nd4j:nd4j-native:1.1:linux-x86_64"));

    assertThat(Difference.between(identity, other))
        .extracting(Difference::toString)
        .containsExactly(
            "org.nd4j:nd4j-api 1.0 -> 1.1", "org.nd4j:nd4j-native:linux-x86_64 (none) -> 1.1");
  }

  @Test
  void kernelsAndTheArithmeticAreCompared() {
    Identity other =
        new Identity(
            identity.experiment(),
            identity.data(),
            new NumericsIdentity("linux-x86_64-onednn-avx512", Map.of(), Map.of(), "Xeon: avx2"),
            2,
            identity.libraries());

    assertThat(Difference.between(identity, other))
        .extracting(Difference::toString)
        .containsExactly(
            "numerics.native_classifier linux-x86_64-onednn-avx2 -> linux-x86_64-onednn-avx512",
            "numerics.variables.OPENBLAS_CORETYPE Haswell -> (none)",
            "numerics.processor (none) -> Xeon: avx2",
            "arithmetic_revision 1 -> 2");
  }

  @Test
  void environmentsAreComparedFieldByField() {
    Environment here = IdentityFixture.environment();
    Environment there =
        new Environment(
            here.processor(),
            List.of("avx2", "avx512f"),
            "VM 25",
            here.operatingSystem(),
            2,
            "2",
            Map.of("org.yaml:snakeyaml", "2.6"));

    assertThat(Difference.between(here, there))
        .extracting(Difference::toString)
        .containsExactly(
            "instruction_sets [\"avx2\",\"fma\"] -> [\"avx2\",\"avx512f\"]",
            "jvm Test VM 17 -> VM 25",
            "plugin 1 -> 2",
            "libraries.org.yaml:snakeyaml 2.5 -> 2.6");
  }

  private Identity with(ObjectNode experiment) {
    return IdentityFixture.identity(experiment, identity.data());
  }
}
