package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DescriptorException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentJsonTest {

  @TempDir Path base;

  @Test
  void everyDefaultIsSpeltOutInTheOrderOfTheManual() throws Exception {
    Experiment experiment = new ExperimentFolder(base).with("small.yaml", Samples.MINIMAL).one();

    assertThat(ExperimentJson.write(experiment).toPrettyString())
        .isEqualToNormalizingNewlines(
            """
            {
              "name" : "small",
              "dataset" : {
                "artifact" : "io.github.experimentmaven:mnist-dataset"
              },
              "architecture" : [ "Flatten", {
                "Dense" : {
                  "units" : 10,
                  "activation" : "softmax",
                  "use_bias" : true,
                  "kernel_initializer" : "glorot_uniform",
                  "bias_initializer" : "zeros"
                }
              } ],
              "optimizer" : {
                "rmsprop" : {
                  "learning_rate" : 0.001,
                  "rho" : 0.9,
                  "momentum" : 0.0,
                  "epsilon" : 1.0E-7,
                  "centered" : false,
                  "epsilon_inside_root" : false,
                  "use_ema" : false,
                  "ema_momentum" : 0.99
                }
              },
              "loss" : "categorical_crossentropy",
              "epochs" : 1,
              "batch_size" : 32,
              "seeds" : [ 1 ],
              "numerics" : "portable"
            }""");
  }

  @Test
  void whatIsWrittenIsReadBackEqual() throws Exception {
    RandomExperiments experiments = new RandomExperiments(42);
    JsonMapper mapper = new JsonMapper();
    for (int i = 0; i < 100; i++) {
      Experiment experiment = experiments.next();
      String text = ExperimentJson.write(experiment).toString();

      assertThat(mapper.readTree(text)).isEqualTo(ExperimentJson.write(experiment));
      assertThat(ExperimentJson.read(mapper.readTree(text))).isEqualTo(experiment);
      assertThat(ExperimentJson.write(ExperimentJson.read(mapper.readTree(text))).toString())
          .isEqualTo(text);
    }
  }

  @Test
  void yamlAndItsCanonicalFormAreTheSameExperiment() throws Exception {
    Experiment experiment = new ExperimentFolder(base).with("cnn.yaml", Samples.CNN).one();

    assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
  }

  @Test
  void aDamagedCanonicalFormIsExplained() throws Exception {
    JsonNode json = new JsonMapper().readTree("{\"epochs\": 0}");

    assertThatThrownBy(() -> ExperimentJson.read(json))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("experiment.json:2:14: epochs must be at least 1, found 0");
  }
}
