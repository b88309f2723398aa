package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class ConvertMojoTest extends GoalTest {

  private void copy(String file) throws Exception {
    Path target = module().file(file);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    try (InputStream in =
        ConvertMojoTest.class.getResourceAsStream("/io/github/experimentmaven/keras/" + file)) {
      Files.copy(Objects.requireNonNull(in, file), target);
    }
  }

  @Test
  @InjectMojo(goal = "convert")
  @MojoParameter(name = "keras", value = "cnn.keras")
  void theExperimentFileOfAModelIsPrinted(ConvertMojo convert) throws Exception {
    copy("cnn.keras");

    convert.execute();

    assertThat(String.join("\n", log.lines()))
        .isEqualTo(
            """
            # From cnn.keras, saved by Keras 3.5.0
            # Its samples are [8, 6, 2]
            dataset:  # what it learns from
            architecture:
              - Conv2D: {filters: 3, kernel_size: [3, 3], padding: same, activation: relu, \
            kernel_regularizer: {l2: 0.0001}}
              - BatchNormalization
              - MaxPooling2D
              - Flatten
              - Dropout: {rate: 0.25}
              - Dense: {units: 4, activation: tanh}
              - Dense: {units: 3, activation: softmax}
            optimizer: adam
            loss: categorical_crossentropy
            # Keras measures accuracy; here all metrics of the task are measured
            epochs:  # how many""");
  }

  @Test
  @InjectMojo(goal = "convert")
  @MojoParameter(name = "keras", value = "m.json")
  void averagesOfWeightsAreConvertedWhereThereAreSome(ConvertMojo convert) throws Exception {
    String model =
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "Dense", "config": {"name": "d", "units": 2}}]},
         "compile_config": {"optimizer": {"class_name": "SGD", "config": {"use_ema": true,
           "ema_momentum": 0.9, "ema_overwrite_frequency": 5}}}}
        """;
    Files.writeString(module().file("m.json"), model);

    convert.execute();

    Files.writeString(
        module().file("m.json"), model.replace("\"use_ema\": true", "\"use_ema\": false"));
    convert.execute();

    assertThat(log.lines())
        .contains(
            "optimizer: {sgd: {use_ema: true, ema_momentum: 0.9, ema_overwrite_frequency: 5}}",
            "optimizer: sgd");
  }

  @Test
  @InjectMojo(goal = "convert")
  @MojoParameter(name = "keras", value = "cnn.h5")
  @MojoParameter(name = "convertTo", value = "src/experiments/cnn.yaml")
  void orWritten(ConvertMojo convert) throws Exception {
    copy("cnn.h5");

    convert.execute();

    Path written = module().file("src/experiments/cnn.yaml");
    assertThat(log.lines()).containsExactly("Experiment: " + written);
    assertThat(Files.readString(written))
        .contains("saved by Keras 2.2.4\n", "optimizer: {rmsprop: {learning_rate: 0.002}}\n");
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(convert::execute)
        .withMessage("experiment.convertTo: " + written + " is there already; name another file");
  }

  @Test
  @InjectMojo(goal = "convert")
  @MojoParameter(name = "keras", value = "m.json")
  void whatCannotBeCarriedOverIsSaidAndLeftOut(ConvertMojo convert) throws Exception {
    Files.writeString(
        module().file("m.json"),
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "Capsule", "config": {"name": "c"}},
          {"class_name": "Dense", "config": {"name": "d", "units": 3, "lora_rank": 2}}]},
         "compile_config": {
          "optimizer": {"class_name": "Adam", "config": {
             "learning_rate": {"class_name": "ExponentialDecay", "config": {
               "initial_learning_rate": 0.1, "decay_steps": 100, "decay_rate": 0.9,
               "staircase": false, "name": null}},
             "gradient_accumulation_steps": 4}},
          "loss": {"class_name": "Dice", "config": {"name": "dice"}}}}
        """);

    convert.execute();

    assertThat(String.join("\n", log.lines()))
        .contains(
            "Not carried over: Capsule 'c': there is no layer Capsule here; known: ",
            "# Not carried over: Dense 'd': lora_rank is 2; here Dense has no such argument, only",
            "# Not carried over: optimizer: gradient_accumulation_steps is 4; here adam has no such"
                + " argument",
            "# Not carried over: loss: there is no dice here; known: ",
            "\n  - Dense: {units: 3, name: d}\n",
            "\noptimizer: {adam: {learning_rate: {exponential_decay: {initial_learning_rate: 0.1,"
                + " decay_steps: 100, decay_rate: 0.9}}}}\n");
  }

  @Test
  @InjectMojo(goal = "convert")
  @MojoParameter(name = "keras", value = "m.json")
  void aLossIsConvertedWithItsArguments(ConvertMojo convert) throws Exception {
    Files.writeString(
        module().file("m.json"),
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "Dense", "config": {"name": "dense", "units": 3,
           "activation": {"module": "builtins", "class_name": "function", "config": "softmax",
                          "registered_name": "function"}}}]},
         "compile_config": {"optimizer": "sgd",
          "loss": {"class_name": "SparseCategoricalCrossentropy", "config": {
            "name": "own", "reduction": "sum_over_batch_size", "from_logits": true,
            "ignore_class": null}}}}
        """);

    convert.execute();

    assertThat(String.join("\n", log.lines()))
        .contains(
            "# Not carried over: loss: from_logits is true; here categorical_crossentropy has no"
                + " such argument",
            "\n  - Dense: {units: 3, activation: softmax}\n",
            "\noptimizer: sgd\nloss: categorical_crossentropy\n");
    Files.writeString(
        module().file("m.json"),
        Files.readString(module().file("m.json"))
            .replace("Sparse", "")
            .replace("\"from_logits\": true", "\"label_smoothing\": 0.10000000149011612"));

    convert.execute();

    assertThat(String.join("\n", log.lines()))
        .contains("\nloss: {categorical_crossentropy: {label_smoothing: 0.1}}\n");
  }

  @Test
  @InjectMojo(goal = "convert")
  @MojoParameter(name = "keras", value = "none.json")
  void aFileThatIsNotThereIsAnError(ConvertMojo convert) throws Exception {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(convert::execute)
        .withMessage(module().file("none.json") + ": there is no such file");
  }
}
