package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.experimentmaven.experiment.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentSchemaTest {

  @TempDir Path base;

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ExperimentSchema.schema());

  @Test
  void theSchemaIsAValidSchema() {
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(dialect.validate(ExperimentSchema.schema())).isEmpty();
  }

  @Test
  void theCanonicalFormOfEveryExperimentIsAccepted() {
    RandomExperiments experiments = new RandomExperiments(1);
    for (int i = 0; i < 50; i++) {
      Experiment experiment = experiments.next();

      assertThat(schema.validate(ExperimentJson.write(experiment))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seeds: [1, 2]",
        "seeds: {from: 1, count: 10}",
        "seed: 3",
        "optimizer: adam",
        "optimizer: {sgd: {nesterov: true}}",
        "batch_size: ${batch}",
        "name: mlp-${version}",
        "gate: {test_loss: {max: 0.1}}",
        "class_weight: balanced",
        "class_weight: {0: 0.5, 9: 10}",
        "loss: {categorical_crossentropy: {label_smoothing: 0.1}}",
        "loss: {categorical_focal_crossentropy: {gamma: 3}}",
        "loss: squared_hinge",
        "expect: {parameters: 7850}",
        "matrix: {epochs: [2]}",
        "matrix: {optimizer.adam.learning_rate: {name: lr, values: {slow: 0.001}}}",
        "matrix: {zip: [{epochs: [1, 2], batch_size: [16, 8]}], exclude: [{epochs: 2}]}",
        "sample: {count: 1, seed: 3, method: sobol, space: {epochs: {integers: [1, 9]}}}",
        "sample: {count: 1, space: {epochs: [1, 2], optimizer: {choices: [sgd, adam], name: o}}}",
        "sample: {count: 1, space: {optimizer.sgd.momentum: {uniform: [0, 0.9]}}}",
      })
  void parserAndSchemaAcceptTheSame(String lines) throws Exception {
    String text = Samples.minimalWith(lines);

    assertThat(
            new ExperimentFolder(base)
                .withProperty("batch", "16")
                .withProperty("version", "1")
                .with("a.yaml", text)
                .read())
        .hasSize(1);
    assertThat(schema.validate(yaml(text))).isEmpty();
  }

  @Test
  void parserAndSchemaAcceptHalving() throws Exception {
    String text =
        Samples.minimalWith("matrix: {epochs: [1, 9]}\nhalving: {factor: 2, min_epochs: 3}");

    assertThat(new ExperimentFolder(base).with("a.yaml", text).read()).hasSize(2);
    assertThat(schema.validate(yaml(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate: null",
        "gate: {test_accuracy: null}",
        "gate: {test_accuracy: {max_drop: null}}",
        "optimizer: {sgd: {momentum: null}}",
        "set: {'architecture[1].Dense.units': 8}",
        "epochs: 4",
        "validation: {seed: 3}",
      })
  void parserAndSchemaAcceptTheSameExtensions(String lines) throws Exception {
    Files.createDirectories(base.resolve("src/experiments/shared"));
    String text = "extends: shared/base.yaml\n" + lines + "\n";

    assertThat(
            new ExperimentFolder(base)
                .with(
                    "shared/base.yaml",
                    Samples.minimalWith(
                        "validation: {split: 0.1}\noptimizer: {sgd: {momentum: 0.9}}\n"
                            + "gate: {test_accuracy: {min: 0.5, max_drop: 0.1}}"))
                .with("a.yaml", text)
                .read())
        .hasSize(1);
    assertThat(schema.validate(yaml(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoch: null", "epochs: many", "gate: {test_accuracy: {most: null}}"})
  void theSchemaKnowsTheKeysOfExtensions(String lines) throws Exception {
    assertThat(schema.validate(yaml("extends: base.yaml\n" + lines + "\n"))).isNotEmpty();
  }

  @Test
  void nullIsNoValueInAFileThatExtendsNone() throws Exception {
    assertThat(schema.validate(yaml(Samples.minimalWith("gate: null")))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv2D: {filters: 2, kernel_size: 3, kernel_regularizer: l2}",
        "Conv2D: {filters: 2, kernel_size: 3, dilation_rate: [2, 1]}",
        "Conv2D: {filters: 2, kernel_size: [3, 5], strides: 2, padding: same}",
        "Conv2DTranspose: {filters: 2, kernel_size: 3, strides: 2, padding: same}",
        "MaxPooling2D",
        "Dropout: {rate: 0.5}",
        "BatchNormalization: {}",
        "BatchNormalization: {center: false, scale: false}",
        "LayerNormalization",
        "LayerNormalization: {epsilon: 1e-6, center: false}",
        "DepthwiseConv2D: {kernel_size: 3, strides: 2, padding: same, depth_multiplier: 2}",
        "DepthwiseConv2D: {kernel_size: 3, dilation_rate: [2, 1]}",
        "SeparableConv2D: {filters: 2, kernel_size: 3, pointwise_regularizer: l2}",
        "SeparableConv2D: {filters: 2, kernel_size: 3, dilation_rate: 2}",
        "GlobalMaxPooling2D",
        "GlobalAveragePooling2D: {keepdims: true}",
        "GlobalMaxPooling1D: {keepdims: true}",
        "Conv1D: {filters: 2, kernel_size: 3, padding: causal, dilation_rate: 2}",
        "MaxPooling1D",
        "AveragePooling1D: {pool_size: 3, strides: 2, padding: same}",
        "GlobalAveragePooling1D",
        "GlobalMaxPooling1D",
        "Embedding: {input_dim: 100, output_dim: 8, embeddings_regularizer: l2}",
        "SimpleRNN: {units: 8, activation: relu, use_bias: false, go_backwards: true}",
        "LSTM: {units: 8, return_sequences: true, unit_forget_bias: false, recurrent_regularizer: l2}",
        "ZeroPadding2D",
        "ZeroPadding2D: {padding: 2}",
        "ZeroPadding2D: {padding: [1, 2]}",
        "ZeroPadding2D: {padding: [[1, 2], [3, 0]]}",
        "Cropping2D: {cropping: [[1, 2], [3, 0]]}",
        "UpSampling2D: {size: [2, 3]}",
        "SpatialDropout2D: {rate: 0.5}",
        "GaussianNoise: {stddev: 0.1}",
        "RandomFlip",
        "RandomFlip: {mode: vertical}",
        "RandomTranslation: {height_factor: 0.1, width_factor: [-0.2, 0.3], fill_mode: wrap}",
        "RandomRotation: {factor: 0.1, interpolation: nearest}",
        "RandomZoom: {height_factor: -0.2, fill_mode: constant, fill_value: 0.5}",
        "RandomCrop: {height: 24, width: 20}",
        "RandomContrast: {factor: [0.5, 0.2]}",
        "ReLU: {max_value: 6, negative_slope: 0.1, threshold: 1}",
        "LeakyReLU: {negative_slope: 0.1}",
        "ELU: {alpha: 0.5}",
        "PReLU: {alpha_initializer: zeros, alpha_regularizer: l2, shared_axes: [1, 2]}",
        "Dense: {units: 2, kernel_initializer: orthogonal, bias_initializer: constant}",
        "Dense: {units: 2, bias_regularizer: {l1: 0.01}}",
        "Bidirectional: {layer: {LSTM: {units: 8, return_sequences: true}}, merge_mode: sum}",
        "Dense: {units: 2, kernel_constraint: max_norm, bias_constraint: non_neg}",
        "Conv2D: {filters: 2, kernel_size: 3, kernel_constraint: {max_norm: {max_value: 3, axis: [0, 1, 2]}}}",
        "PReLU: {alpha_constraint: {min_max_norm: {min_value: 0.5, axis: -1}}}",
        "Dense: {units: 2, kernel_initializer: {random_normal: {mean: 0, stddev: 0.05}}}",
        "Dense: {units: 2, bias_initializer: {random_uniform: {minval: -1}}}",
        "Dense: {units: 2, kernel_initializer: {variance_scaling: {mode: fan_avg}}}",
        "LSTM: {units: 2, recurrent_initializer: {orthogonal: {gain: 2}}}",
        "PReLU: {alpha_initializer: {constant: {value: 0.25}}}",
        "Softmax",
        "Reshape: {target_shape: [7, 7, -1]}",
        "Permute: {dims: [2, 1]}",
        "Rescaling: {scale: 0.5}",
        "Rescaling: {scale: 2, offset: -1}",
        "Normalization: {mean: [0.5], variance: [2, 3, 4], invert: true}",
      })
  void parserAndSchemaAcceptTheSameLayers(String layer) throws Exception {
    String text = Samples.withLayer(layer);

    assertThat(new ExperimentFolder(base).with("a.yaml", text).read()).hasSize(1);
    assertThat(schema.validate(yaml(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv2D",
        "conv2d: {filters: 2, kernel_size: 3}",
        "Conv2D: {filters: 2}",
        "Conv2D: {filters: 2, kernal_size: 3}",
        "Conv2D: {filters: 0, kernel_size: 3}",
        "Conv2D: {filters: 2.5, kernel_size: 3}",
        "Conv2D: {filters: 2147483648, kernel_size: 3}",
        "Conv2D: {filters: 2, kernel_size: [3, 3, 3]}",
        "Conv2D: {filters: 2, kernel_size: 3, padding: full}",
        "Conv2D: {filters: 2, kernel_size: 3, kernel_regularizer: {l3: 1}}",
        "Dense: {units: 2, bias_regularizer: l3}",
        "Bidirectional: {layer: {Dense: {units: 8}}}",
        "Bidirectional: {merge_mode: sum}",
        "Bidirectional: {layer: {LSTM: {units: 8}}, merge_mode: mean}",
        "Dense: {units: 2, kernel_constraint: max_norms}",
        "Dense: {units: 2, kernel_constraint: {max_norm: {max_value: -1}}}",
        "Dense: {units: 2, kernel_constraint: {unit_norm: {axis: []}}}",
        "Dense: {units: 2, kernel_constraint: {unit_norm: {axis: [0, 0]}}}",
        "Conv2D: {filters: two, kernel_size: 3}",
        "Dropout: {rate: 1.0}",
        "Dropout: 0.5",
        "BatchNormalization: {epsilon: 0}",
        "BatchNormalization: {axis: 1}",
        "LayerNormalization: {axis: 1}",
        "LayerNormalization: {epsilon: 0}",
        "Dense: {units: 2, kernel_initializer: glorot}",
        "Dense: {units: 2, kernel_initializer: {glorot_uniform: {scale: 2}}}",
        "Dense: {units: 2, kernel_initializer: {variance_scaling: {scale: 0}}}",
        "Dense: {units: 2, kernel_initializer: {variance_scaling: {distribution: normal}}}",
        "Dense: {units: 2, kernel_initializer: {zeros: {}, ones: {}}}",
        "Dense: {units: 2, bias_initializer: orthogonal}",
        "PReLU: {alpha_initializer: {orthogonal: {gain: 2}}}",
        "DepthwiseConv2D: {filters: 2, kernel_size: 3}",
        "Conv1D: {filters: 2, kernel_size: [3]}",
        "MaxPooling1D: {padding: causal}",
        "Embedding: {input_dim: 100, output_dim: 8, mask_zero: true}",
        "LSTM: {units: 8, dropout: 0.5}",
        "GRU: {units: 8}",
        "DepthwiseConv2D: {kernel_size: 3, depth_multiplier: 0}",
        "SeparableConv2D: {filters: 2, kernel_size: 3, kernel_initializer: zeros}",
        "Conv2D: {filters: 2, kernel_size: 3, groups: 2}",
        "Conv2DTranspose: {filters: 2, kernel_size: 3, output_padding: 1}",
        "ZeroPadding2D: {padding: -1}",
        "ZeroPadding2D: {padding: [1]}",
        "ZeroPadding2D: {padding: [[1, 2], 3]}",
        "ZeroPadding2D: {padding: [[1, 2], [3, -1]]}",
        "ZeroPadding2D: {padding: true}",
        "UpSampling2D: {size: 0}",
        "SpatialDropout2D: {rate: 1}",
        "GaussianNoise",
        "GaussianNoise: {stddev: -0.1}",
        "RandomFlip: {mode: diagonal}",
        "RandomTranslation: {height_factor: 0.1}",
        "RandomTranslation: {height_factor: 1.1, width_factor: 0}",
        "RandomRotation: {factor: [0.1]}",
        "RandomRotation: {factor: [0.1, -1.1]}",
        "RandomRotation: {factor: 0.1, fill_mode: mirror}",
        "RandomZoom: {height_factor: 0.2, interpolation: cubic}",
        "RandomCrop: {height: 24}",
        "RandomContrast: {factor: -0.2}",
        "ReLU: {max_value: -1}",
        "LeakyReLU: {negative_slope: -0.1}",
        "LeakyReLU: {alpha: 0.1}",
        "ELU: {alpha: -1}",
        "PReLU: {shared_axes: [0]}",
        "PReLU: {shared_axes: 1}",
        "Softmax: {axis: 1}",
        "Reshape",
        "Reshape: {target_shape: 3}",
        "Reshape: {target_shape: []}",
        "Reshape: {target_shape: [-2]}",
        "Permute: {dims: [0, 1]}",
        "Permute: {dims: [4]}",
        "Rescaling",
        "Normalization: {axis: 1, mean: [0], variance: [1]}",
        "Normalization: {mean: [0], variance: [-1]}",
        "Normalization: {mean: 0, variance: 1}",
        "{Flatten: {}, Dropout: {rate: 0.5}}",
        "[Flatten]",
      })
  void parserAndSchemaRejectTheSameLayers(String layer) throws Exception {
    assertRejected(Samples.withLayer(layer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch: 1",
        "loss: mse",
        "loss: {hinge: {delta: 1}}",
        "loss: {categorical_crossentropy: {label_smoothing: 1}}",
        "class_weight: [1, 2]",
        "class_weight: {0: -1}",
        "optimizer: Adam",
        "optimizer: {adam: {lr: 0.1}}",
        "batch_size: 0",
        "seed: -1",
        "seeds: []",
        "seeds: [1, 1]",
        "seeds: {from: 1}",
        "seed: 1\nseeds: [2]",
        "name: .hidden",
        "name: 3",
        "description: ''",
        "gate: {accuracy: {min: 1}}",
        "gate: {test_accuracy: {max_drop: -0.1}}",
        "baseline: {confidence: 95}",
        "baseline: {on_inconclusive: perhaps}",
        "gate: {test_accuracy: 0.9}",
        "expect: {parameters: -1}",
        "matrix: {epochs: 3}",
        "matrix: {}",
        "matrix: {epochs: []}",
        "matrix: {epochs: {values: [1], nam: e}}",
        "matrix: {epochs: [1, 2]}\nmax_experiments: 0",
        "matrix: {epochs: [1, 2]}\nhalving: 3",
        "matrix: {epochs: [1, 2]}\nhalving: {factor: 1}",
        "matrix: {epochs: [1, 2]}\nhalving: {min_epochs: 0}",
        "sample: {count: 1}",
        "sample: {count: 1, space: {epochs: {uniform: [1]}}}",
        "sample: {count: 1, space: {epochs: {uniform: [1, 2], integers: [1, 2]}}}",
        "sample: {count: 0, space: {epochs: [1]}}",
        "extends: 3",
      })
  void parserAndSchemaRejectTheSame(String lines) throws Exception {
    assertRejected(Samples.minimalWith(lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{csv: a.csv, target: a, test_split: 0.2}",
        "{csv: {train: a.csv, validation: b.csv, test: c.csv}, target: a}",
        "{npz: a.npz, sample_weight: w_train}",
        "{csv: {train: a, test: b}, target: [a, b], missing: mean, delimiter: \"\\t\"}",
        "{csv: a.csv, target: a, split_column: part, missing: {c: drop}, ordinal: {b: [c, d]}}",
        "{csv: a.csv, target: a, test_split: 0.5, text: {b: {output_sequence_length: 9}, c: {max_tokens: 50, output_mode: multi_hot, standardize: none, split: character}}}",
      })
  void parserAndSchemaAcceptTheSameTables(String dataset) throws Exception {
    String text = Samples.MINIMAL.replace("dataset: mnist", "dataset: " + dataset);
    new ExperimentFolder(base).with("a.yaml", text).one();

    assertThat(schema.validate(new YAMLMapper().readTree(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "{path: a, artifact: 'b:c'}",
        "{}",
        "{artifact: 3}",
        "[mnist]",
        "{csv: a.csv}",
        "{csv: {train: a}, target: b}",
        "{csv: a, target: b, test_split: 1}",
        "{csv: a, target: [], test_split: 0.5}",
        "{csv: a, target: b, test_split: 0.5, missing: maybe}",
        "{csv: a, target: b, test_split: 0.5, missing: {c: maybe}}",
        "{csv: a, target: b, test_split: 0.5, delimiter: '::'}",
        "{images: a, resize: [2, 2, 2]}",
        "{images: a, test_split: 0}",
        "{csv: {train: a.csv, validation: b.csv}, target: a}",
        "{cifar10: a, labels: fine}"
      })
  void parserAndSchemaRejectTheSameDataSets(String dataset) throws Exception {
    assertRejected(Samples.MINIMAL.replace("dataset: mnist", "dataset: " + dataset));
  }

  @Test
  void whatKerasHasSavedIsAnArchitecture() throws Exception {
    assertThat(schema.validate(yaml(saved("{keras: models/net.keras}")))).isEmpty();
    for (String wrong :
        List.of("{keras: 7}", "{keras: a.json, layers: []}", "{model: a.json}", "{}", "[]")) {
      assertThat(schema.validate(yaml(saved(wrong)))).as(wrong).isNotEmpty();
    }
  }

  private static String saved(String architecture) {
    return "dataset: mnist\narchitecture: " + architecture + "\nepochs: 1\n";
  }

  @Test
  void requiredKeysAreRequired() throws Exception {
    assertRejected("{}");
    assertRejected("[]");
  }

  @Test
  void everyKeyIsExplainedAndDefaultsAreShown() {
    JsonNode dense =
        ExperimentSchema.schema().at("/$defs/layer/anyOf/0/anyOf/1/properties/Dense/properties");

    assertThat(dense.at("/units/description").asText()).isEqualTo("Number of outputs.");
    assertThat(dense.at("/activation/default").asText()).isEqualTo("linear");
  }

  @Test
  void theFileIsWrittenWhole() throws Exception {
    Path file = base.resolve("new/experiment.schema.json");

    ExperimentSchema.main(new String[] {file.toString()});

    assertThat(new JsonMapper().readTree(Files.readString(file)))
        .isEqualTo(new JsonMapper().readTree(ExperimentSchema.schema().toString()));
    assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aMainWithoutFileIsRefused() {
    assertThatThrownBy(() -> ExperimentSchema.main(new String[0]))
        .hasMessage("expected one argument, the file to write");
  }

  private void assertRejected(String text) throws Exception {
    assertThat(new ExperimentFolder(base).with("a.yaml", text).problems()).isNotEmpty();
    assertThat(schema.validate(yaml(text))).isNotEmpty();
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }
}
