package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.network.CloseArrays.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.trainer.network.GeneratedNetwork;
import io.github.experimentmaven.trainer.network.GeneratedNetworks;
import io.github.experimentmaven.trainer.network.LibraryPasses;
import io.github.experimentmaven.trainer.network.ModelZip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For all the language, each argument of each layer in each position and of each optimizer: what is
 * trained is what is saved, and an interrupted training ends as one that was not.
 */
class GeneratedTrainingTest {

  private static final int EPOCHS = 3;

  @TempDir Path folder;

  static Stream<GeneratedNetwork> networks() {
    return Stream.of(
            GeneratedNetworks.layers(2),
            GeneratedNetworks.optimizers(3),
            GeneratedNetworks.losses(2))
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theSavedNetworkPredictsTheSameAndAResumedTrainingGivesTheSameBits(GeneratedNetwork generated)
      throws Exception {
    GeneratedTraining whole = new GeneratedTraining(generated, folder.resolve("whole"));
    whole.run(EPOCHS);

    assertThatTheZipPredictsLike(whole);

    Path resumed = folder.resolve("resumed");
    new GeneratedTraining(generated, resumed).run(EPOCHS - 1);
    Files.delete(resumed.resolve("events.jsonl"));
    GeneratedTraining last = new GeneratedTraining(generated, resumed);
    last.run(EPOCHS);
    assertThat(last.events()).contains(new RunEvent.Resumed(1, EPOCHS));
    assertThat(last.epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(whole.epochs());
    assertThat(last.evaluation().answers().predictions().sha256())
        .isEqualTo(whole.evaluation().answers().predictions().sha256());
  }

  private void assertThatTheZipPredictsLike(GeneratedTraining training) throws Exception {
    Path zip = folder.resolve("model.zip");
    ModelZip.write(training.network(), Features.Images.of(Shape.of(1, 1, 1)), zip);
    Model restored =
        training.network().network() instanceof ComputationGraph
            ? ModelSerializer.restoreComputationGraph(zip.toFile())
            : ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
    Samples test = training.test();
    Samples.Batch batch = test.batch();
    batch.fill(test.order(), 0, test.count());
    float[] outputs = LibraryPasses.output(restored, batch.features());
    ClassPredictions predictions = (ClassPredictions) training.evaluation().answers().predictions();
    float[] probabilities = predictions.probabilities();
    int[] classes = predictions.classes();
    int count = outputs.length / test.count();
    float[] ofClasses = new float[classes.length];
    float[] largest = new float[classes.length];
    for (int i = 0; i < classes.length; i++) {
      ofClasses[i] = outputs[i * count + classes[i]];
      largest[i] = outputs[i * count + ClassificationEvaluation.argmax(outputs, i * count, count)];
    }
    assertClose(probabilities, ofClasses, 1e-5f);
    assertClose(probabilities, largest, 1e-5f);
  }
}
