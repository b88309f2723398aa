package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong in well-formed files, and what they are told. */
class MistakesTest {

  /** Lines after which an experiment is compared with its baseline. */
  private static final String COMPARED = "\ngate: {test_accuracy: {max_drop: 0.01}}";

  @TempDir Path base;

  private String problems(String text) throws Exception {
    return new ExperimentFolder(base).with("a.yaml", text).problems();
  }

  private void assertProblem(String text, String expected) throws Exception {
    assertThat(problems(text)).isEqualTo("src/experiments/a.yaml:" + expected.stripTrailing());
  }

  @Test
  void aMisspeltArgumentIsLocatedAndTheNearestNameOffered() throws Exception {
    assertProblem(
        Samples.withLayer("Conv2D: {filters: 32, kernal_size: 3, activation: relu}"),
        """
        4:27: Conv2D has no argument 'kernal_size'
          |   - Conv2D: {filters: 32, kernal_size: 3, activation: relu}
          |                           ^^^^^^^^^^^
          did you mean 'kernel_size'?
        """);
  }

  @Test
  void aKeyFarFromAnyIsToldWhichThereAre() throws Exception {
    assertProblem(
        Samples.withLayer("Dropout: {rate: 0.5, whatever: 3}"),
        """
        4:26: Dropout has no argument 'whatever'
          |   - Dropout: {rate: 0.5, whatever: 3}
          |                          ^^^^^^^^
          known: rate, name, input, trainable
        """);
  }

  @Test
  void aLayerOfAnotherNameIsLocated() throws Exception {
    assertProblem(
        Samples.withLayer("conv2d: {filters: 32, kernel_size: 3}"),
        """
        4:5: there is no layer 'conv2d'
          |   - conv2d: {filters: 32, kernel_size: 3}
          |     ^^^^^^
          did you mean 'Conv2D'?
        """);
  }

  @Test
  void missingArgumentsAreNamedAtTheLayer() throws Exception {
    assertProblem(
        Samples.withLayer("Conv2D"),
        """
        4:5: Conv2D needs 'filters' and 'kernel_size'
          |   - Conv2D
          |     ^^^^^^
        """);
  }

  @Test
  void missingKeysAreNamedTogether() throws Exception {
    assertProblem(
        "loss: mean_squared_error\n",
        """
        1:1: an experiment needs 'dataset', 'architecture' and 'epochs'
          | loss: mean_squared_error
          | ^
        """);
  }

  @Test
  void anArgumentWithoutItsNameIsPutRight() throws Exception {
    assertProblem(
        Samples.withLayer("Dropout: 0.5"),
        """
        4:14: Dropout needs a map of its arguments, found 0.5
          |   - Dropout: 0.5
          |              ^^^
          write Dropout: {rate: 0.5}
        """);
  }

  @Test
  void aColonAfterALayerWithoutArgumentsIsExplained() throws Exception {
    assertProblem(
        Samples.withLayer("BatchNormalization:"),
        """
        4:24: BatchNormalization needs a map of its arguments, found nothing
          |   - BatchNormalization:
          |                        ^
          write just BatchNormalization, without a colon, or BatchNormalization: {}
        """);
  }

  @Test
  void whatALayersArgumentIsCalledInKeras3IsTold() throws Exception {
    assertProblem(
        Samples.withLayer("LeakyReLU: {alpha: 0.1}"),
        """
        4:17: LeakyReLU has no argument 'alpha'
          |   - LeakyReLU: {alpha: 0.1}
          |                 ^^^^^
          write negative_slope, which Keras 3 calls it
        """);
  }

  @Test
  void whyALayerOfKerasIsMissingIsTold() throws Exception {
    assertProblem(
        Samples.withLayer("GroupNormalization: {groups: 4}"),
        """
        4:5: there is no layer 'GroupNormalization'
          |   - GroupNormalization: {groups: 4}
          |     ^^^^^^^^^^^^^^^^^^
          Deeplearning4j has no layer that computes the same, so that no model could be saved; write \
        LayerNormalization
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2, 2, 2, 2] | must have one to three axes, of a vector, a sequence or an image, but has 4",
        "[0, 2] | must not have an axis of 0 numbers",
        "[-1, -1] | must have -1 for one axis at most",
      })
  void aShapeIsOneOfAVectorASequenceOrAnImage(String shape, String message) throws Exception {
    String layer = Samples.withLayer("Reshape: {target_shape: " + shape + "}");

    assertThat(problems(layer).lines().findFirst())
        .hasValue("src/experiments/a.yaml:4:5: Reshape: target_shape " + message);
  }

  @Test
  void aFactorIsANumberOrBothItsEnds() throws Exception {
    assertProblem(
        Samples.withLayer("RandomRotation: {factor: [0.1, 0.2, 0.3]}"),
        """
        4:30: factor must be a number or [lower, upper], found a list of 3
          |   - RandomRotation: {factor: [0.1, 0.2, 0.3]}
          |                              ^
        """);
    assertProblem(
        Samples.withLayer("RandomRotation: {factor: [0.2, 1.5]}"),
        """
        4:36: upper end of factor must be at most 1, found 1.5
          |   - RandomRotation: {factor: [0.2, 1.5]}
          |                                    ^^^
        """);
    assertProblem(
        Samples.withLayer("RandomRotation: {factor: [0.2, -0.1]}"),
        """
        4:30: factor has its lower end 0.2 above its upper end -0.1
          |   - RandomRotation: {factor: [0.2, -0.1]}
          |                              ^
          write [-0.1, 0.2]
        """);
  }

  @Test
  void whichSeedALayerHasIsTold() throws Exception {
    assertProblem(
        Samples.withLayer("RandomFlip: {mode: horizontal, seed: 1}"),
        """
        4:36: RandomFlip has no argument 'seed'
          |   - RandomFlip: {mode: horizontal, seed: 1}
          |                                    ^^^^
          leave it out: what layers draw follows from the seed of the run
        """);
  }

  @Test
  void aBorderIsOneNumberOrAPairOrTwoPairs() throws Exception {
    assertProblem(
        Samples.withLayer("ZeroPadding2D: {padding: [1, 2, 3]}"),
        """
        4:30: padding must be a whole number, [rows, columns] or [[top, bottom], [left, right]], \
        found a list of 3
          |   - ZeroPadding2D: {padding: [1, 2, 3]}
          |                              ^
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swish        | write silu",
        "hard_swish   | write hard_silu",
        "gelu         | Deeplearning4j has no error function, and by that name computes"
            + " x * sigmoid(1.702 * x), so that a saved model would give other outputs; silu is near"
            + " to it",
        "exponential  | Deeplearning4j has no such function, so that no model could be saved;"
            + " softplus is positive, too",
      })
  void whyAFunctionOfKerasIsMissingIsTold(String function, String reason) throws Exception {
    assertProblem(
        Samples.withLayer("Activation: {activation: " + function + "}"),
        """
        4:30: activation must be one of linear, relu, sigmoid, tanh, elu, softplus, leaky_relu, \
        relu6, selu, softsign, silu, softmax, hard_sigmoid, hard_silu, hard_tanh, log_sigmoid, \
        mish, celu, found '%s'
          |   - Activation: {activation: %s}
          |                              %s
          %s
        """
            .formatted(function, function, "^".repeat(function.length()), reason));
  }

  @Test
  void argumentsAsDeepAsTheirLayerAreToldToBeIndented() throws Exception {
    assertProblem(
        Samples.withLayer("Dropout:\n    rate: 0.5"),
        """
        4:5: architecture[0] must be a layer, found a map with the key 'Dropout' and 1 more
          |   - Dropout:
          |     ^
          indent the arguments of Dropout deeper than its name
        """);
  }

  @Test
  void twoLayersInOneItemAreTakenApart() throws Exception {
    assertProblem(
        Samples.withLayer("{Flatten: {}, Dense: {units: 3}}"),
        """
        4:5: architecture[0] must be a layer, found a map with the key 'Flatten' and 1 more
          |   - {Flatten: {}, Dense: {units: 3}}
          |     ^
          one map has one key, the name of the layer
        """);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs: 0               | epochs must be at least 1, found 0",
        "epochs: 2.5             | epochs must be a whole number, found 2.5",
        "epochs: 1e3             | epochs must be a whole number, found 1e3",
        "epochs: .inf            | epochs must be a whole number, found .inf",
        "epochs: true            | epochs must be a whole number, found true",
        "epochs: [1]             | epochs must be a whole number, found a list of 1",
        "epochs: {}              | epochs must be a whole number, found an empty map",
        "epochs: 2147483648      | epochs must be at most 2147483647, found 2147483648",
        "epochs: -99999999999999999999 | epochs must be at least 0, found -99999999999999999999",
        "epochs: 0x10            | epochs must be a whole number, found 0x10",
        "epochs: 1_000           | epochs must be a whole number, found 1_000",
        "epochs: 1:30            | epochs must be a whole number, found '1:30'",
      })
  void aWholeNumberIsAWholeNumber(String line, String message) throws Exception {
    assertThat(problems(Samples.MINIMAL.replace("epochs: 1", line)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:5:9: " + message);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rate: 1.0    | rate must be less than 1, found 1.0",
        "rate: -0.1   | rate must be at least 0, found -0.1",
        "rate: half   | rate must be a number, found 'half'",
        "rate: .nan   | rate must be a number, found .nan",
        "rate: -.inf  | rate must be a number, found -.inf",
        "rate: 1e400  | rate is too large for a 64-bit number, found 1e400",
        "rate: 1e-400 | rate is too small for a 64-bit number, found 1e-400",
        "rate: 50%    | rate must be a number, found '50%'",
      })
  void aNumberIsFiniteAndWithinItsBounds(String argument, String message) throws Exception {
    assertThat(problems(Samples.withLayer("Dropout: {" + argument + "}")).lines().findFirst())
        .hasValue("src/experiments/a.yaml:4:21: " + message);
  }

  @Test
  void anExclusiveMinimumIsSaidToBeOne() throws Exception {
    assertProblem(
        Samples.withLayer("BatchNormalization: {epsilon: 0}"),
        """
        4:35: epsilon must be greater than 0, found 0
          |   - BatchNormalization: {epsilon: 0}
          |                                   ^
        """);
  }

  @Test
  void aQuotedNumberIsToldToLoseItsQuotes() throws Exception {
    assertProblem(
        Samples.withLayer("Dropout: {rate: \"0.5\"}"),
        """
        4:21: rate must be a number, found '0.5'
          |   - Dropout: {rate: "0.5"}
          |                     ^^^^^
          remove the quotes
        """);
  }

  @Test
  void aNumberThatYamlReadsAsOctalIsRefused() throws Exception {
    assertProblem(
        Samples.minimalWith("batch_size: 064"),
        """
        6:13: batch_size must be a whole number, found 064
          | batch_size: 064
          |             ^^^
          leave out the leading zero
        """);
  }

  @Test
  void yesIsNotTrueInEveryYaml() throws Exception {
    assertProblem(
        Samples.withLayer("Dense: {units: 3, use_bias: yes}"),
        """
        4:33: use_bias must be true or false, found 'yes'
          |   - Dense: {units: 3, use_bias: yes}
          |                                 ^^^
          write true
        """);
  }

  @Test
  void aSizeHasOneNumberOrTwo() throws Exception {
    assertProblem(
        Samples.withLayer("MaxPooling2D: {pool_size: [2], strides: [0, 1]}"),
        """
        4:31: pool_size must be a whole number or [height, width], found a list of 1
          |   - MaxPooling2D: {pool_size: [2], strides: [0, 1]}
          |                               ^

        src/experiments/a.yaml:4:46: height of strides must be at least 1, found 0
          |   - MaxPooling2D: {pool_size: [2], strides: [0, 1]}
          |                                              ^
        """);
  }

  @Test
  void anUnknownRegularizerIsLocated() throws Exception {
    assertProblem(
        Samples.withLayer("Conv2D: {filters: 1, kernel_size: 1, kernel_regularizer: l3}"),
        """
        4:62: kernel_regularizer must be l1, l2 or a map such as {l2: 0.001}, found 'l3'
          |   - Conv2D: {filters: 1, kernel_size: 1, kernel_regularizer: l3}
          |                                                              ^^
          did you mean 'l1'?
        """);
  }

  @Test
  void anUnknownInitializerIsLocated() throws Exception {
    assertProblem(
        Samples.withLayer("Conv2D: {filters: 1, kernel_size: 1, kernel_initializer: he_norm}"),
        """
        4:62: there is no initializer 'he_norm'
          |   - Conv2D: {filters: 1, kernel_size: 1, kernel_initializer: he_norm}
          |                                                              ^^^^^^^
          did you mean 'he_normal'?
        """);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel_initializer: 0.1 | 4:43: kernel_initializer must be an initializer, found 0.1",
        "kernel_initializer: {random_normal: {stddev: -1}} | 4:68: stddev must be at least 0, found -1",
        "kernel_initializer: {random_normal: 0.1} | 4:59: random_normal needs a map of its arguments, found 0.1",
        "kernel_initializer: {random_uniform: {minval: 1}} | 4:44: random_uniform: minval must not be greater than maxval, found 1.0 and 0.05",
        "kernel_initializer: {variance_scaling: {scale: 0}} | 4:70: scale must be greater than 0, found 0",
        "kernel_initializer: {variance_scaling: {mode: fan}} | 4:69: mode must be one of fan_in, fan_out, fan_avg, found 'fan'",
        "kernel_initializer: {variance_scaling: {distribution: normal}} | 4:77: distribution must be one of truncated_normal, untruncated_normal, uniform, found 'normal'",
        "kernel_initializer: {zeros: {value: 1}} | 4:52: zeros has no argument 'value'",
        "bias_initializer: orthogonal | 4:41: bias_initializer is of a vector, which cannot be orthogonal",
        "bias_initializer: {orthogonal: {gain: 2}} | 4:41: bias_initializer is of a vector, which cannot be orthogonal"
      })
  void anArgumentOfAnInitializerIsLocated(String argument, String expected) throws Exception {
    assertThat(problems(Samples.withLayer("Dense: {units: 1, " + argument + "}")))
        .startsWith("src/experiments/a.yaml:" + expected + "\n");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{sgd: {learning_rate: fast}} | 6:34: learning_rate must be a number, found 'fast'",
        "{sgd: {learning_rate: -1}} | 6:34: learning_rate must be at least 0, found -1",
        "{sgd: {learning_rate: cosine_decay}} | 6:34: cosine_decay needs 'initial_learning_rate' and 'decay_steps'",
        "{sgd: {learning_rate: {cosine: {}}}} | 6:35: there is no learning rate schedule 'cosine'",
        "{sgd: {learning_rate: {exponential_decay: {initial_learning_rate: 1, decay_steps: 0, decay_rate: 1}}}} | 6:94: decay_steps must be at least 1, found 0",
        "{sgd: {learning_rate: {piecewise_constant_decay: {boundaries: [1, 1], values: [1, 2, 3]}}}} | 6:35: piecewise_constant_decay: boundaries must increase, found 1 after 1",
        "{sgd: {clipnorm: 1, clipvalue: 1}} | 6:13: sgd: give only one of clipnorm, clipvalue, global_clipnorm",
        "{sgd: {ema_momentum: 0.5}} | 6:13: sgd: ema_momentum does nothing without use_ema: true",
        "{adam: {use_ema: false, ema_overwrite_frequency: 9}} | 6:13: adam: ema_overwrite_frequency does nothing without use_ema: true",
        "{adam: {use_ema: true, ema_overwrite_frequency: 0}} | 6:60: ema_overwrite_frequency must be at least 1, found 0",
        "{adam: {use_ema: true, ema_momentum: 1.5}} | 6:49: ema_momentum must be at most 1, found 1.5",
        "{adam: {clipnorm: 0}} | 6:30: clipnorm must be greater than 0, found 0",
        "{sgd: {decay: 1e-6}} | 6:19: sgd has no argument 'decay'"
      })
  void stepSizesAndClippingAreChecked(String optimizer, String expected) throws Exception {
    assertThat(problems(Samples.minimalWith("optimizer: " + optimizer)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @Test
  void decayOfOldKerasIsASchedule() throws Exception {
    assertProblem(
        Samples.minimalWith("optimizer: {sgd: {decay: 1e-6}}"),
        """
        6:19: sgd has no argument 'decay'
          | optimizer: {sgd: {decay: 1e-6}}
          |                   ^^^^^
          write learning_rate: {inverse_time_decay: {initial_learning_rate: ..., decay_steps: 1, decay_rate: ...}}
        """);
  }

  @Test
  void optimizersAndTheirArgumentsHaveKerasNames() throws Exception {
    assertProblem(
        Samples.minimalWith("optimizer: {Adam: {lr: 0.1}}"),
        """
        6:13: there is no optimizer 'Adam'
          | optimizer: {Adam: {lr: 0.1}}
          |             ^^^^
          did you mean 'adam'?

        src/experiments/a.yaml:6:20: adam has no argument 'lr'
          | optimizer: {Adam: {lr: 0.1}}
          |                    ^^
          did you mean 'learning_rate'?
        """);
    assertProblem(
        Samples.minimalWith("optimizer: {adam: {lr: 0.1, beta1: 2}}"),
        """
        6:20: adam has no argument 'lr'
          | optimizer: {adam: {lr: 0.1, beta1: 2}}
          |                    ^^
          did you mean 'learning_rate'?

        src/experiments/a.yaml:6:29: adam has no argument 'beta1'
          | optimizer: {adam: {lr: 0.1, beta1: 2}}
          |                             ^^^^^
          did you mean 'beta_1'?
        """);
  }

  @Test
  void aKeyWithoutValueIsAMistake() throws Exception {
    assertProblem(
        Samples.minimalWith("loss:\nseed: ~"),
        """
        6:6: 'loss' has no value
          | loss:
          |      ^
          give a loss, or leave the key out

        src/experiments/a.yaml:7:7: 'seed' has no value
          | seed: ~
          |       ^
          give a whole number, or leave the key out
        """);
  }

  @Test
  void duplicateKeysAreLocatedBothTimes() throws Exception {
    assertProblem(
        Samples.minimalWith("seed: 1\nepochs: 2"),
        """
        7:1: duplicate key 'epochs', already given in line 5
          | epochs: 2
          | ^^^^^^
        """);
  }

  @Test
  void aSeedAndSeedsExcludeEachOther() throws Exception {
    assertProblem(
        Samples.minimalWith("seeds: [1, 2]\nseed: 3"),
        """
        6:1: both 'seed' and 'seeds' are given
          | seeds: [1, 2]
          | ^^^^^
          keep one of them
        """);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds: [1, 2, 1] | 6:15: seeds must be distinct, found 1 twice",
        "seeds: [1, -2]   | 6:12: seeds[1] must be at least 0, found -2",
        "seeds: [1, x]    | 6:12: seeds[1] must be a whole number, found 'x'",
        "seeds: []        | 6:8: seeds is empty",
        "seeds: 5         | 6:8: seeds must be a list of whole numbers or {from: first, count: how many}, found 5",
        "seeds: {from: 1} | 6:8: seeds needs 'count'",
        "seeds: {from: 1, count: 10001} | 6:25: count must be at most 10000, found 10001",
        "seeds: {from: 9223372036854775807, count: 2} | 6:8: seeds: the last seed would be too large",
        "seed: 9223372036854775808 | 6:7: seed must be at most 9223372036854775807, found 9223372036854775808",
      })
  void seedsAreDistinctNumbers(String line, String expected) throws Exception {
    assertThat(problems(Samples.minimalWith(line)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "gate: {test_accuracy: {}} | 6:23: test_accuracy: give min, max or max_drop",
        "gate: {test_accuracy: {min: 0.9, max: 0.8}} | 6:23: test_accuracy: min 0.9 is greater than max 0.8",
        "gate: {test_accuracy: {max_drop: -0.1}} | 6:34: max_drop must be at least 0, found -0.1",
        "baseline: {confidence: 0.5} | 6:24: confidence must be greater than 0.5, found 0.5",
        "baseline: {on_inconclusive: more} | 6:29: on_inconclusive must be one of pass, warn, fail, more_seeds, found 'more'",
        "baseline: {on_inconclusive: more_seeds, max_seeds: 1} | 6:52: max_seeds must be at least 2, found 1",
        "gate: {test_acuracy: {min: 0.9}} | 6:8: gate has no metric 'test_acuracy'",
        "gate: {test_accuracy: 0.9} | 6:23: test_accuracy must be a map with min, max, max_drop, found 0.9",
        "gate: {test_accuracy: {min: 98}} | 6:29: test_accuracy is a fraction between 0 and 1, found min: 98",
        "gate: {train_accuracy: {min: 0.9, max_drop: 1.5}} | 6:45: train_accuracy is a fraction between 0 and 1, found max_drop: 1.5",
        "gate: {test_roc_auc: {min: 90}} | 6:28: test_roc_auc is a fraction between 0 and 1, found min: 90",
        "gate: {test_accuracy: {min: -0.1}} | 6:29: test_accuracy is a fraction between 0 and 1, found min: -0.1",
        "gate: 0.9 | 6:7: gate must be a map from test_accuracy, test_brier_score, test_f1, test_loss, test_mean_absolute_error, test_pr_auc, test_precision, test_r2, test_recall, test_roc_auc, test_root_mean_squared_error, train_accuracy, train_loss, train_mean_absolute_error to a map with min, max, max_drop, found 0.9",
        "expect: {parameters: -1} | 6:22: parameters must be at least 0, found -1",
        "expect: 93322 | 6:9: expect must be a map with parameters, found 93322",
      })
  void contractsAndGatesAreChecked(String line, String expected) throws Exception {
    assertThat(problems(Samples.minimalWith(line)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{on_inconclusive: more_seeds, max_seeds: 3} | 7:52: more_seeds cannot add any: max_seeds is 3, and the experiment has 10 already",
        "{on_inconclusive: more_seeds} | 7:29: more_seeds cannot add any: max_seeds is 10, and the experiment has 10 already",
      })
  void moreSeedsMustBeMoreThanThereAre(String baseline, String expected) throws Exception {
    String lines = "seeds: {from: 1, count: 10}\nbaseline: " + baseline + COMPARED;

    assertThat(problems(Samples.minimalWith(lines)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @Test
  void anUnresolvedMergeConflictIsNamed() throws Exception {
    String conflict = "<<<<<<< HEAD\nseed: 1\n=======\nseed: 2\n>>>>>>> other";

    assertThat(problems(Samples.minimalWith(conflict)))
        .isEqualTo(
            """
            src/experiments/a.yaml:6:1: unresolved merge conflict
              | <<<<<<< HEAD
              | ^^^^^^^
              decide which side is to hold, and remove the marks\
            """);
  }

  @ParameterizedTest
  @CsvSource({"on_inconclusive,fail", "confidence,0.9", "max_seeds,20"})
  void nothingIsSaidOfAComparisonWhereNothingIsCompared(String key, String value) throws Exception {
    String lines = "gate: {test_accuracy: {min: 0.9}}\nbaseline: {%s: %s}".formatted(key, value);

    assertThat(problems(Samples.minimalWith(lines)))
        .startsWith(
            "src/experiments/a.yaml:7:12: "
                + key
                + " is about metrics that have a max_drop, and none has one here\n")
        .endsWith("give a metric of the gate a max_drop, or leave it out");
  }

  @Test
  void thereMustBeSeedsAfterThoseThatMoreSeedsStartsFrom() throws Exception {
    String lines =
        "seeds: [9223372036854775800, 5]\nbaseline: {on_inconclusive: more_seeds, max_seeds: 8}"
            + COMPARED;

    assertThat(problems(Samples.minimalWith(lines)).lines().findFirst())
        .hasValue(
            "src/experiments/a.yaml:7:52: more_seeds adds the seeds after the greatest one, and"
                + " there are none after 9223372036854775800");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "data/mnist | 1:10: dataset must be a name or a map with one of artifact, path, subset, csv, arff, images, cifar10, cifar100, npz, class, found 'data/mnist'",
        "3 | 1:10: dataset must be a name or a map with one of artifact, path, subset, csv, arff, images, cifar10, cifar100, npz, class, found 3",
        "{} | 1:10: dataset must be a name or a map with one of artifact, path, subset, csv, arff, images, cifar10, cifar100, npz, class, found an empty map",
        "{path: a, artifact: b} | 1:10: dataset must be a name or a map with one of artifact, path, subset, csv, arff, images, cifar10, cifar100, npz, class, found a map with the key 'path' and 1 more",
        "{paht: a} | 1:11: dataset has no key 'paht'",
        "{artifact: digits} | 1:21: artifact must be groupId:artifactId or groupId:artifactId:version, found 'digits'",
        "{subset: mnist, train: 0} | 1:33: train must be at least 1, found 0",
        "{subset: {subset: mnist, train: 5}} | 1:20: subset has no key 'subset'",
        "{path: ''} | 1:17: path must not be empty",
        "{path: 3} | 1:17: path must be a text, found 3",
        "{csv: a} | 1:10: dataset needs 'target'",
        "{csv: a, target: b} | 1:10: dataset: give test_split, split_column, or two files, {train: ..., test: ...}",
        "{csv: {train: a, test: c}, target: b, test_split: 0.1} | 1:10: dataset: give only one of test_split, split_column and a file to test with",
        "{csv: {train: a, tests: c}, target: b} | 1:27: csv has no key 'tests'",
        "{csv: a, target: b, test_split: 0.1, features: b} | 1:10: dataset: 'b' is in target and in features",
        "{csv: a, target: b, test_split: 0.1, features: c, ignore: d} | 1:10: dataset: give features or ignore, not both",
        "{csv: a, target: [b, c, b], test_split: 0.1} | 1:34: target must be distinct, found 'b' twice",
        "{csv: a, target: b, test_split: 0.1, encoding: utf-9} | 1:10: dataset: there is no encoding 'utf-9'; common ones are utf-8, iso-8859-1, windows-1252",
        "{csv: a, target: b, test_split: 0.1, decimal: ','} | 1:10: dataset: delimiter, quote and decimal must differ",
        "{csv: a, target: b, test_split: 0.1, delimiter: ab} | 1:58: delimiter must be one character, found 'ab'",
        "{csv: a, target: b, test_split: 0.1, scale: standardise} | 1:54: scale must be one of none, standardize, min_max, found 'standardise'",
        "{images: a, resize: 0} | 1:30: resize must be at least 1, found 0",
        "{images: a, colour: rgb} | 1:22: dataset has no key 'colour'",
        "{images: a, color: hsv} | 1:29: color must be one of rgb, grayscale, found 'hsv'",
        "{images: a, test_split: 1} | 1:34: test_split must be less than 1, found 1",
        "{npz: 'https://example.org/a.npz'} | 1:10: dataset: give the sha256 of what is downloaded, so that it is the same wherever this is built",
        "{npz: 'https://example.org/a.npz', sha256: ABC} | 1:10: dataset: sha256 must be 64 hexadecimal digits in lower case",
        "{npz: a.npz, sha256: abc} | 1:10: dataset: sha256 is of what is downloaded, but a.npz is a path",
        "{cifar100: a, labels: both} | 1:32: labels must be one of fine, coarse, found 'both'",
      })
  void aDataSetIsANameOrAMapOfItsSource(String value, String expected) throws Exception {
    assertThat(
            problems(Samples.MINIMAL.replace("dataset: mnist", "dataset: " + value))
                .lines()
                .findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @Test
  void anEmptyArchitectureIsAMistake() throws Exception {
    assertProblem(
        "dataset: mnist\nepochs: 1\narchitecture: []\n",
        """
        3:15: architecture is empty
          | architecture: []
          |               ^
          give at least one: a layer
        """);
  }

  @Test
  void layersOfTheSameNameAreAMistake() throws Exception {
    assertProblem(
        """
        dataset: mnist
        epochs: 1
        architecture:
          - Flatten: {name: same}
          - Dense: {units: 10, activation: softmax, name: same}
        """,
        """
        5:51: there are two layers named 'same'
          |   - Dense: {units: 10, activation: softmax, name: same}
          |                                                   ^^^^
          give each layer its own name, or none
        """);
  }

  @Test
  void binaryCrossEntropyWithoutSigmoidIsAMistake() throws Exception {
    assertProblem(
        Samples.minimalWith("loss: binary_crossentropy"),
        """
        4:5: the loss binary_crossentropy needs probabilities, but the last layer is Dense without sigmoid
          |   - Dense: {units: 10, activation: softmax}
          |     ^^^^^
          end in Dense with activation: sigmoid, or in Activation: {activation: sigmoid}
        """);
  }

  @Test
  void aLossAsKerasCallsItIsToldAsItIsCalledHere() throws Exception {
    assertProblem(
        Samples.minimalWith("loss: sparse_categorical_crossentropy"),
        """
        6:7: there is no loss 'sparse_categorical_crossentropy'
          | loss: sparse_categorical_crossentropy
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          write categorical_crossentropy; labels are numbers of classes in either case
        """);
  }

  @Test
  void lossesHaveOnlyTheArgumentsThatMeanSomething() throws Exception {
    assertProblem(
        Samples.minimalWith("loss: {binary_crossentropy: {from_logits: true}}"),
        """
        6:30: binary_crossentropy has no argument 'from_logits'
          | loss: {binary_crossentropy: {from_logits: true}}
          |                              ^^^^^^^^^^^
          leave it out; cross-entropies are trained as from logits behind the softmax or sigmoid that the network ends in
        """);
    assertProblem(
        Samples.minimalWith("loss: {hinge: {delta: 1}}"),
        """
        6:16: hinge has no argument 'delta'
          | loss: {hinge: {delta: 1}}
          |                ^^^^^
          it has none
        """);
    assertProblem(
        Samples.minimalWith("loss: {categorical_crossentropy: {label_smoothing: 1}}"),
        """
        6:52: label_smoothing must be less than 1, found 1
          | loss: {categorical_crossentropy: {label_smoothing: 1}}
          |                                                    ^
        """);
  }

  @Test
  void classesAreBalancedOrWeighted() throws Exception {
    assertProblem(
        Samples.minimalWith("class_weight: balance"),
        """
        6:15: class_weight must be balanced or a map from class to a number, found 'balance'
          | class_weight: balance
          |               ^^^^^^^
          did you mean 'balanced'?
        """);
    assertProblem(
        Samples.minimalWith("class_weight: {0: -1, 1: 2}"),
        """
        6:19: 0 must be at least 0, found -1
          | class_weight: {0: -1, 1: 2}
          |                   ^^
        """);
  }

  @Test
  void countsMustNotBeBelowZero() throws Exception {
    assertProblem(
        Samples.MINIMAL.replace("softmax", "tanh") + "loss: poisson\n",
        """
        4:5: the loss poisson needs outputs that are not below zero, but the last layer is Dense without softplus or relu or relu6 or sigmoid
          |   - Dense: {units: 10, activation: tanh}
          |     ^^^^^
          end in Dense with activation: softplus, or in Activation: {activation: softplus}
        """);
  }

  @Test
  void crossEntropyWithoutSoftmaxIsAMistake() throws Exception {
    assertProblem(
        Samples.MINIMAL.replace("softmax", "sigmoid") + "loss: categorical_crossentropy\n",
        """
        4:5: the loss categorical_crossentropy needs probabilities, but the last layer is Dense without softmax
          |   - Dense: {units: 10, activation: sigmoid}
          |     ^^^^^
          end in Dense with activation: softmax, or in Activation: {activation: softmax}
        """);
  }

  @Test
  void aNameThatCannotNameAFolderIsAMistake() throws Exception {
    assertProblem(
        Samples.minimalWith("name: ../up"),
        """
        6:7: name must be at most 100 letters, digits, '.', '-' and '_', not starting with '.', found '../up'
          | name: ../up
          |       ^^^^^
        """);
    assertProblem(
        Samples.minimalWith("name: 12"),
        """
        6:7: name must be a text, found 12
          | name: 12
          |       ^^
          put it in quotes
        """);
  }

  @Test
  void aFileNameThatCannotNameAnExperimentIsAMistake() throws Exception {
    assertThat(new ExperimentFolder(base).with("my mnist.yaml", Samples.MINIMAL).problems())
        .isEqualTo(
            """
            src/experiments/my mnist.yaml: the file's name gives the experiment the name 'my mnist', which is not valid
              rename the file, or give it the key 'name': at most 100 letters, digits, '.', '-' and '_', not starting with '.'""");
  }

  @Test
  void aNameOfMoreThanAHundredCharactersIsAMistake() throws Exception {
    String name = "n".repeat(101);

    assertThat(problems(Samples.minimalWith("name: " + name)))
        .startsWith("src/experiments/a.yaml:6:7: name must be at most 100 letters");
    assertThat(
            new ExperimentFolder(base)
                .with("a.yaml", Samples.minimalWith("name: " + name.substring(1)))
                .one()
                .name())
        .hasSize(100);
  }

  @Test
  void unknownPropertiesAreLocatedWhereTheyStand() throws Exception {
    assertProblem(
        Samples.minimalWith("description: from ${here} to ${there}, ${here}"),
        """
        6:19: there is no property 'here'
          | description: from ${here} to ${there}, ${here}
          |                   ^^^^^^^
          define it in the POM or with -Dhere=...; $${here} is the text itself

        src/experiments/a.yaml:6:30: there is no property 'there'
          | description: from ${here} to ${there}, ${here}
          |                              ^^^^^^^^
          define it in the POM or with -Dthere=...; $${there} is the text itself
        """);
  }

  @Test
  void anUnclosedPropertyIsAMistake() throws Exception {
    assertProblem(
        Samples.minimalWith("description: ${here"),
        """
        6:14: '${' without a '}'
          | description: ${here
          |              ^^^^^^
          $${ is the text itself
        """);
  }

  @Test
  void propertiesAreNotFilledIntoKeys() throws Exception {
    assertThat(problems(Samples.minimalWith("${key}: 1")))
        .startsWith("src/experiments/a.yaml:6:1: an experiment has no key '${key}'");
  }

  @Test
  void columnsCountCharactersNotBytes() throws Exception {
    assertProblem(
        Samples.minimalWith("expect: {\"größe 😀\": 1}"),
        """
        6:10: expect has no key 'größe 😀'
          | expect: {"größe 😀": 1}
          |          ^^^^^^^^^
          known: parameters
        """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "folds: 1 | 6:8: folds must be at least 2, found 1",
        "folds: many | 6:8: folds must be a whole number, found 'many'",
        "folds: true | 6:8: folds must be a whole number or {count: how many, seed: of the deal}, found true",
        "folds: [5] | 6:8: folds must be a whole number or {count: how many, seed: of the deal}, found a list of 1",
        "folds: {seed: 3} | 6:8: folds needs 'count'",
        "folds: {count: 5, sed: 3} | 6:19: folds has no key 'sed'",
        "folds: {count: 5, seed: -3} | 6:25: seed must be at least 0, found -3",
      })
  void foldsAreANumberOrAMap(String line, String expected) throws Exception {
    assertThat(problems(Samples.minimalWith(line)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validation: 0.1 | 6:13: validation must be a map with split, from, seed, found 0.1",
        "validation: {} | 6:13: validation needs 'split'",
        "validation: {split: 0} | 6:21: split must be greater than 0, found 0",
        "validation: {split: 1} | 6:21: split must be less than 1, found 1",
        "validation: {split: 0.1, from: tail} | 6:32: from must be one of random, end, found 'tail'",
        "validation: {split: 0.1, from: end, seed: 3} | 6:13: validation: seed has no influence with from: end, as nothing is drawn; leave it out",
      })
  void aValidationSetIsAShare(String line, String expected) throws Exception {
    assertThat(problems(Samples.minimalWith(line)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "early_stopping: {patience: -1} | 6:28: patience must be at least 0, found -1",
        "early_stopping: {monitor: test_loss} | 6:27: monitor cannot be test_loss: what is chosen by the test set is too good on it",
        "best_weights: {monitor: loss} | 6:25: monitor must be a metric of the validation or training part, found 'loss'",
        "early_stopping: {mode: up} | 6:24: mode must be one of auto, min, max, found 'up'",
        "reduce_lr_on_plateau: {factor: 1} | 6:32: factor must be less than 1, found 1",
        "time_limit: 0 | 6:13: time_limit must be greater than 0, found 0",
      })
  void whatIsDecidedAfterEpochsIsBounded(String line, String expected) throws Exception {
    assertThat(problems(Samples.minimalWith(line)).lines().findFirst())
        .hasValue("src/experiments/a.yaml:" + expected);
  }

  @Test
  void whatKerasMonitorsIsOfferedUnderItsNameHere() throws Exception {
    assertProblem(
        Samples.minimalWith("best_weights: {monitor: loss}"),
        """
        6:25: monitor must be a metric of the validation or training part, found 'loss'
          | best_weights: {monitor: loss}
          |                         ^^^^
          did you mean 'train_loss' or 'val_loss'?
        """);
  }

  @Test
  void theWeightsOfOneEpochAreKept() throws Exception {
    assertProblem(
        Samples.minimalWith("early_stopping: {restore_best_weights: true}\nbest_weights: {}"),
        """
        7:1: best_weights and restore_best_weights of early_stopping are given: the weights of one epoch are kept
          | best_weights: {}
          | ^^^^^^^^^^^^
          keep one of them
        """);
  }

  @Test
  void aScheduleIsNotReducedOnAPlateau() throws Exception {
    assertProblem(
        Samples.minimalWith(
            "reduce_lr_on_plateau: {}\noptimizer: {sgd: {learning_rate: {cosine_decay: {initial_learning_rate: 0.1, decay_steps: 9}}}}"),
        """
        6:1: reduce_lr_on_plateau cannot reduce a learning rate that follows a schedule, as in Keras
          | reduce_lr_on_plateau: {}
          | ^^^^^^^^^^^^^^^^^^^^
          give a number as learning_rate, or leave reduce_lr_on_plateau out
        """);
  }

  @Test
  void aValidationSetBesideFoldsIsAMistake() throws Exception {
    assertProblem(
        Samples.minimalWith("folds: 5\nvalidation: {split: 0.1}"),
        """
        7:1: validation and folds are given: with folds each run is evaluated on its fold
          | validation: {split: 0.1}
          | ^^^^^^^^^^
          keep one of them
        """);
  }

  @Test
  void aClassOfTheProjectHasNoValidationSet() throws Exception {
    assertProblem(
        "dataset: mnist\ntrainer: {class: com.acme.Forest}\nvalidation: {split: 0.1}\n",
        """
        3:1: validation does not apply where trainer is given
          | validation: {split: 0.1}
          | ^^^^^^^^^^
          leave it out; what the class is to know of it goes into trainer.parameters
        """);
  }

  @Test
  void foldsAndAShareToTestWithAreAMistake() throws Exception {
    assertProblem(
        Samples.minimalWith("folds: 5")
            .replace("dataset: mnist", "dataset: {csv: a.csv, target: b, test_split: 0.1}"),
        """
        6:1: folds and test_split are given: with folds each sample is tested with in one of the runs
          | folds: 5
          | ^^^^^
          keep one of them
        """);
  }

  @Test
  void foldsOfWhatHasNoRowsToTestWithAreOfATableItself() throws Exception {
    String subset = "dataset: {subset: {csv: a.csv, target: b}, train: 100}";

    assertThat(
            problems(Samples.minimalWith("folds: 5").replace("dataset: mnist", subset))
                .lines()
                .findFirst())
        .hasValue(
            "src/experiments/a.yaml:1:10: dataset: give test_split, split_column, or two files,"
                + " {train: ..., test: ...}");
  }

  @Test
  void moreSeedsCannotBeAskedForWithFolds() throws Exception {
    assertThat(
            problems(
                    Samples.minimalWith(
                        "folds: 5\nbaseline: {on_inconclusive: more_seeds}" + COMPARED))
                .lines()
                .findFirst())
        .hasValue(
            "src/experiments/a.yaml:7:29: more_seeds cannot be used with folds: more seeds do not"
                + " tell more of how folds differ");
  }

  /** Words of Keras and Python, with what to write in their place. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "metrics: [accuracy] | an experiment has no key 'metrics' | leave it out: accuracy, or what goes with numbers, is always measured; gate says what must hold of it",
        "validation_split: 0.1 | an experiment has no key 'validation_split' | write validation: {split: 0.1}",
        "shuffle: true | an experiment has no key 'shuffle' | leave it out: samples are shuffled anew for each epoch, by the seed",
        "learning_rate: 0.1 | an experiment has no key 'learning_rate' | it is an argument of the optimizer: optimizer: {sgd: {learning_rate: 0.01}}",
        "input_shape: 4 | an experiment has no key 'input_shape' | leave it out: the shape of the input is that of the data",
        "gate: {accuracy: {min: 0.5}} | gate has no metric 'accuracy' | did you mean 'test_accuracy' or 'train_accuracy'?",
        "gate: {test_accuracy: {min: 30%}} | min must be a number, found '30%' | for percent, divide by 100",
        "seed: None | seed must be a whole number, found 'None' | YAML has no None: leave the key out for what it is by default",
        "batch_size: (3 | batch_size must be a whole number, found '(3' | a tuple of Python is a list here: [3, 3]",
      })
  void aWordOfKerasOrPythonIsAnsweredWithOurs(String line, String message, String hint)
      throws Exception {
    List<String> lines = problems(Samples.minimalWith(line)).lines().toList();

    assertThat(lines.get(0)).endsWith(message);
    assertThat(lines.get(3).strip()).isEqualTo(hint);
  }

  @Test
  void aRequiredKeyIsNotLeftOutForNone() throws Exception {
    assertProblem(
        Samples.MINIMAL.replace("epochs: 1", "epochs: None"),
        """
        5:9: epochs must be a whole number, found 'None'
          | epochs: None
          |         ^^^^
          YAML has no None, and epochs needs a value
        """);
  }

  @ParameterizedTest
  @CsvSource({"epochs:3", "epochs = 3", "epochs=3"})
  void aKeyWithoutColonAndSpaceIsMarkedWhereItStands(String wrong) throws Exception {
    for (String after : List.of("", "seed: 3\n")) {
      assertThat(problems(Samples.minimalWith("batch_size: 3\n" + wrong + "\n" + after)))
          .isEqualTo(
              """
              src/experiments/a.yaml:7:1: a key needs a colon and a space behind it
                | %s
                | ^^^^^^
                write 'key: value'\
              """
                  .formatted(wrong));
    }
  }

  @Test
  void aRequiredKeyWithoutAValueCannotBeLeftOut() throws Exception {
    assertThat(problems(Samples.MINIMAL.replaceFirst("epochs: \\d+", "epochs:")))
        .contains("'epochs' has no value")
        .endsWith("give a whole number");
  }

  @Test
  void aTabWithinALineIsNamed() throws Exception {
    assertThat(problems(Samples.minimalWith("gate: {\ttest_accuracy: {min: 0.5}}")))
        .contains("(TAB)")
        .endsWith("use spaces");
  }
}
