package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that a class of the project trains. */
class TrainerClassTest {

  private static final String FOREST =
      """
      dataset: mnist
      trainer:
        class: com.acme.Forest
        parameters: {trees: 100, share: 0.5, kind: gini, prune: true, text: '12', huge: 5000000000}
      """;

  @TempDir Path base;

  private final JsonMapper mapper = new JsonMapper();

  @Test
  void parametersAreWhatTheyAreWrittenAs() throws Exception {
    assertThat(read(FOREST).trainer().parameters())
        .isEqualTo(
            Map.of(
                "trees",
                100L,
                "share",
                0.5,
                "kind",
                "gini",
                "prune",
                true,
                "text",
                "12",
                "huge",
                5_000_000_000L));
  }

  @Test
  void theCanonicalFormHasNoKeyOfANetwork() throws Exception {
    assertThat(ExperimentJson.write(read(FOREST)).toPrettyString())
        .isEqualToNormalizingNewlines(
            """
            {
              "name" : "forest",
              "dataset" : {
                "artifact" : "io.github.experimentmaven:mnist-dataset"
              },
              "trainer" : {
                "class" : "com.acme.Forest",
                "parameters" : {
                  "huge" : 5000000000,
                  "kind" : "gini",
                  "prune" : true,
                  "share" : 0.5,
                  "text" : "12",
                  "trees" : 100
                }
              },
              "seeds" : [ 1 ],
              "numerics" : "portable"
            }""");
  }

  @Test
  void whatIsWrittenIsReadBackEqualAndIsTheSameTree() throws Exception {
    Experiment experiment = read(FOREST);
    String text = ExperimentJson.write(experiment).toString();

    assertThat(ExperimentJson.read(mapper.readTree(text))).isEqualTo(experiment);
    assertThat(mapper.readTree(text)).isEqualTo(ExperimentJson.write(experiment));
  }

  @Test
  void theClassAndItsParametersDecideTheBits() throws Exception {
    assertThat(ExperimentJson.deciding(read(FOREST)).fieldNames())
        .toIterable()
        .containsExactly("trainer");
    assertThat(
            ExperimentJson.deciding(
                    read("{dataset: mnist, trainer: {class: com.acme.Forest}, numerics: native}"))
                .toString())
        .isEqualTo("{\"trainer\":{\"class\":\"com.acme.Forest\"},\"numerics\":\"native\"}");
  }

  @Test
  void keysOfANetworkAreRefusedBesideAClass() {
    assertThatThrownBy(
            () ->
                read("dataset: mnist\ntrainer: {class: com.acme.Forest}\nepochs: 5\nloss: huber\n"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining(
            """
            forest.yaml:3:1: epochs does not apply where trainer is given
              | epochs: 5
              | ^^^^^^
              leave it out; what the class is to know of it goes into trainer.parameters""")
        .hasMessageContaining("forest.yaml:4:1: loss does not apply where trainer is given");
  }

  @Test
  void withoutAClassANetworkIsNeededAsEver() {
    assertThatThrownBy(() -> read("dataset: mnist\n"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("an experiment needs 'architecture' and 'epochs'");
  }

  @Test
  void aNameThatNoClassCanHaveIsRefused() {
    assertThatThrownBy(() -> read("{dataset: mnist, trainer: {class: com.acme.}}"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining(
            "trainer: class must be the full name of a class, such as com.acme.FraudTrainer, found"
                + " 'com.acme.'");
    assertThatThrownBy(
            () -> read("{dataset: mnist, trainer: {class: A, parameters: {layers: [1, 2]}}}"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("layers must be a text, a number, true or false, found a list of 2");
  }

  @Test
  void theSchemaWantsEitherAClassOrANetwork() throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ExperimentSchema.schema());
    String trainer = "\"dataset\": \"mnist\", \"trainer\": {\"class\": \"A\"}";

    assertThat(schema.validate(ExperimentJson.write(read(FOREST)))).isEmpty();
    assertThat(schema.validate(mapper.readTree("{" + trainer + "}"))).isEmpty();
    assertThat(schema.validate(mapper.readTree("{" + trainer + ", \"epochs\": 1}"))).isNotEmpty();
    assertThat(schema.validate(mapper.readTree("{\"dataset\": \"mnist\"}"))).isNotEmpty();
  }

  @Test
  void metricsOfAnotherTaskAreRefusedByTheDataAlone() throws Exception {
    LocatedExperiment located =
        new ExperimentFolder(base)
            .with(
                "forest.yaml",
                "{dataset: mnist, trainer: {class: A}, gate: {test_roc_auc: {min: 0.5}, test_r2: {min: 0}}}")
            .read()
            .get(0);

    List<Problem> problems =
        NetworkCheck.check(located, Shape.of(3), new Targets.Classes(List.of("no", "yes")));

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("there is no test_r2 of this data: it is for binary classification");
  }

  private Experiment read(String text) throws Exception {
    return new ExperimentFolder(base).with("forest.yaml", text).one();
  }
}
