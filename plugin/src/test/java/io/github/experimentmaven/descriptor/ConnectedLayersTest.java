package io.github.experimentmaven.descriptor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that say what they read, and those that are repeated. */
class ConnectedLayersTest {

  @TempDir Path base;

  /** The layers from line 3 on. */
  private static String file(String layers) {
    return "dataset: mnist\narchitecture:\n" + layers.indent(2) + "epochs: 1\n";
  }

  private Architecture architecture(String layers) throws Exception {
    return located(layers).experiment().architecture();
  }

  private LocatedExperiment located(String layers) throws Exception {
    return new ExperimentFolder(base).with("a.yaml", file(layers)).read().get(0);
  }

  private void assertProblem(String layers, String expected) throws Exception {
    assertThat(new ExperimentFolder(base).with("a.yaml", file(layers)).problems())
        .isEqualTo(expected.stripTrailing());
  }

  @Test
  void aLayerReadsTheOneBeforeItUnlessItNamesAnother() throws Exception {
    Architecture architecture =
        architecture(
            """
            - Flatten
            - Dense: {units: 784, name: a}
            - Dense: {units: 784, input: flatten}
            - Multiply: {input: [a, dense, input]}
            - Add: {input: [a, a], name: sum}
            - Concatenate:
                input:
                  - multiply
                  - sum
            - Dense: {units: 10, activation: softmax}
            """);

    assertThat(architecture.sources())
        .containsExactly(
            List.of(-1),
            List.of(0),
            List.of(0),
            List.of(1, 2, -1),
            List.of(1, 1),
            List.of(3, 4),
            List.of(5));
    assertThat(architecture.names())
        .containsExactly("flatten", "a", "dense", "multiply", "sum", "concatenate", "dense_1");
  }

  @Test
  void aLayerThatIsNotThereIsLocatedAndTheNearestNameOffered() throws Exception {
    assertProblem(
        """
        - Flatten
        - Dense: {units: 9, name: hidden}
        - Add: {input: [hiden, flatten]}
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:5:19: there is no layer 'hiden'
          |   - Add: {input: [hiden, flatten]}
          |                   ^^^^^
          did you mean 'hidden'?
        """);
  }

  @Test
  void aLayerThatComesLaterCannotBeRead() throws Exception {
    assertProblem(
        """
        - Flatten: {input: last}
        - Dense: {units: 10, activation: softmax, name: last}
        """,
        """
        src/experiments/a.yaml:3:22: 'last' comes after the layer that reads it
          |   - Flatten: {input: last}
          |                      ^^^^
          layers are computed in the order of the list, and read those before them
        """);
  }

  @Test
  void aLayerCannotReadItself() throws Exception {
    assertProblem(
        """
        - Flatten
        - Add: {input: [flatten, loop], name: loop}
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:4:28: 'loop' reads itself
          |   - Add: {input: [flatten, loop], name: loop}
          |                            ^^^^
          layers are computed in the order of the list, and read those before them
        """);
  }

  @Test
  void aLayerThatNobodyReadsIsAnError() throws Exception {
    assertProblem(
        """
        - Flatten
        - Dense: {units: 9}
        - Dense: {units: 10, activation: softmax, input: flatten}
        """,
        """
        src/experiments/a.yaml:4:5: no layer reads Dense 'dense'
          |   - Dense: {units: 9}
          |     ^^^^^
          name it in the input of a layer behind it, or leave it out: the output of a network is that of its last layer
        """);
  }

  @Test
  void layersTakeAsManyInputsAsTheyCan() throws Exception {
    assertProblem(
        """
        - Flatten
        - Dense: {units: 784, input: [flatten, flatten]}
        - Add: {input: dense}
        - Subtract: {input: [add, dense, flatten]}
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:4:32: Dense reads one layer, found 2
          |   - Dense: {units: 784, input: [flatten, flatten]}
          |                                ^
          merge them before it, with Add or Concatenate

        src/experiments/a.yaml:5:18: Add reads at least two layers, found 1
          |   - Add: {input: dense}
          |                  ^^^^^
          write input: [..., ...]

        src/experiments/a.yaml:6:23: Subtract reads two layers, found 3
          |   - Subtract: {input: [add, dense, flatten]}
          |                       ^
          write input: [..., ...]
        """);
  }

  @Test
  void aLayerThatMergesHasToSayWhat() throws Exception {
    assertProblem(
        """
        - Flatten
        - Add
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:4:5: Add needs 'input'
          |   - Add
          |     ^^^
        """);
  }

  @Test
  void noLayerIsCalledAsTheData() throws Exception {
    assertProblem(
        """
        - Flatten: {name: input}
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:3:21: a layer is named 'input', which is what the data is called by
          |   - Flatten: {name: input}
          |                     ^^^^^
          give it another name
        """);
  }

  @Test
  void shapesThatDoNotFitAreNamedWithTheirPlaces() throws Exception {
    LocatedExperiment located =
        located(
            """
            - Conv2D: {filters: 4, kernel_size: 3, name: wide}
            - Conv2D: {filters: 4, kernel_size: 3}
            - Add: {input: [wide, conv2d]}
            - Flatten
            - Dense: {units: 10, activation: softmax}
            """);

    assertThat(
            NetworkCheck.check(
                    located,
                    Networks.MNIST,
                    new Targets.Classes(IntStream.range(0, 10).mapToObj(i -> "" + i).toList()))
                .stream()
                .map(Problem::render)
                .collect(joining("\n")))
        .isEqualTo(
            """
            src/experiments/a.yaml:5:5: Add 'add' needs inputs of one shape, or 1 in the place of an axis, but gets [26, 26, 4] and [24, 24, 4] ('wide' gives [26, 26, 4], the layer before it, 'conv2d', gives [24, 24, 4])
              |   - Add: {input: [wide, conv2d]}
              |     ^^^
              'wide' is src/experiments/a.yaml:3:5
              'conv2d' is src/experiments/a.yaml:4:5""");
  }

  @Test
  void repeatedLayersAreWrittenOutWithNamesOfTheirOwn() throws Exception {
    Architecture architecture =
        architecture(
            """
            - Flatten
            - repeat:
                times: 2
                layers:
                  - Dense: {units: 784, name: half}
                  - Add: {input: [half, input]}
            - Dense: {units: 10, activation: softmax}
            """);

    assertThat(architecture.names())
        .containsExactly("flatten", "half_1", "add", "half_2", "add_1", "dense");
    assertThat(architecture.inputs())
        .containsExactly(
            List.of(),
            List.of(),
            List.of("half_1", "flatten"),
            List.of(),
            List.of("half_2", "add"),
            List.of());
  }

  @Test
  void repetitionsStandInOthersAndReadWhatIsAroundThem() throws Exception {
    Architecture architecture =
        architecture(
            """
            - repeat:
                times: 2
                layers:
                  - Activation: {activation: relu, name: start}
                  - repeat:
                      times: 2
                      layers:
                        - Dropout: {rate: 0.1, name: inner}
                        - Average: {input: [input, start, inner], name: mean}
                  - Add: {input: [input, mean_2]}
            - Flatten
            - Dense: {units: 10, activation: softmax}
            """);

    assertThat(architecture.names())
        .containsExactly(
            "start_1",
            "inner_1_1",
            "mean_1_1",
            "inner_2_1",
            "mean_2_1",
            "add",
            "start_2",
            "inner_1_2",
            "mean_1_2",
            "inner_2_2",
            "mean_2_2",
            "add_1",
            "flatten",
            "dense");
    assertThat(architecture.inputs().get(2)).containsExactly("start_1", "start_1", "inner_1_1");
    assertThat(architecture.inputs().get(4)).containsExactly("mean_1_1", "start_1", "inner_2_1");
    assertThat(architecture.inputs().get(5)).containsExactly("input", "mean_2_1");
    assertThat(architecture.inputs().get(8)).containsExactly("start_2", "start_2", "inner_1_2");
    assertThat(architecture.inputs().get(11)).containsExactly("add", "mean_2_2");
  }

  @Test
  void residualNetworksAreWrittenDownByRepetitions() throws Exception {
    Path file = Path.of("src/benchmark/experiments/resnet-20.yaml").toAbsolutePath();
    Architecture architecture =
        new ExperimentReader(file.getParent(), property -> null)
            .read(List.of(file))
            .get(0)
            .experiment()
            .architecture();

    assertThat(architecture.size()).isEqualTo(Networks.resNet(3).size());
    assertThat(architecture.sources()).isEqualTo(Networks.resNet(3).sources());
    assertThat(
            io.github.experimentmaven.experiment.NetworkSummary.of(
                    architecture, Shape.of(32, 32, 3))
                .parameters())
        .isEqualTo(274_442);
  }

  @Test
  void aMistakeInARepetitionIsToldOnce() throws Exception {
    assertProblem(
        """
        - Flatten
        - repeat:
            times: 3
            layers:
              - Dense: {unit: 784}
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:7:19: Dense has no argument 'unit'
          |         - Dense: {unit: 784}
          |                   ^^^^
          did you mean 'units'?
        """);
  }

  @Test
  void whatIsWrongWithARepetitionIsTold() throws Exception {
    assertProblem(
        """
        - Flatten
        - repeat: 3
        - repeat: {times: 2}
        - repeat: {times: 0, layers: [Flatten]}
        - repeat: {times: 2, layers: []}
        - repeat: {time: 2, layers: [Flatten]}
        - Dense: {units: 10, activation: softmax}
        """,
        """
        src/experiments/a.yaml:4:13: repeat needs a map of times and layers, found 3
          |   - repeat: 3
          |             ^
          write repeat: {times: 3, layers: [...]}

        src/experiments/a.yaml:5:5: repeat needs 'layers'
          |   - repeat: {times: 2}
          |     ^^^^^^
          write repeat: {times: 3, layers: [...]}

        src/experiments/a.yaml:6:21: times must be at least 1, found 0
          |   - repeat: {times: 0, layers: [Flatten]}
          |                     ^

        src/experiments/a.yaml:7:32: layers is empty
          |   - repeat: {times: 2, layers: []}
          |                                ^
          give at least one: a layer

        src/experiments/a.yaml:8:14: repeat has no key 'time'
          |   - repeat: {time: 2, layers: [Flatten]}
          |              ^^^^
          did you mean 'times'?
        """);
  }

  @Test
  void noMoreLayersAreWrittenOutThanAnyNetworkHas() throws Exception {
    assertThat(
            new ExperimentFolder(base)
                .with(
                    "a.yaml",
                    file(
                        """
                        - repeat:
                            times: 1000
                            layers:
                              - repeat: {times: 1000, layers: [{repeat: {times: 1000, layers: [Flatten]}}]}
                        - Dense: {units: 10, activation: softmax}
                        """))
                .problems())
        .contains("there are more than 10000 layers, repeated ones counted");
  }
}
