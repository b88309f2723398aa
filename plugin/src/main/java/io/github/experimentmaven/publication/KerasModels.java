package io.github.experimentmaven.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.descriptor.KerasModelJson;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.WeightLayout;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.keras.KerasArchive;
import io.github.experimentmaven.keras.KerasArchive.SavedLayer;
import io.github.experimentmaven.keras.KerasArchive.SavedWeight;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Networks of runs as Keras has them. */
public final class KerasModels {

  private KerasModels() {}

  /**
   * Writes the network of a run as a {@code .keras} archive.
   *
   * @param run complete, of a network that the plugin trained
   * @param file overwritten if it is there
   * @throws IOException if the run's files cannot be read, or are not of one network
   */
  public static void write(RunFolder run, Path file) throws IOException {
    RunResult result = RecordJson.read(run.result(), RunResult.class, RunResult.FORMAT_VERSION);
    float[] parameters = ModelParameters.read(run.model());
    Shape input = result.dataset().features().shape();
    Architecture architecture = architecture(result);
    WeightLayout layout;
    try {
      layout = WeightLayout.of(architecture, NetworkSummary.of(architecture, input));
    } catch (NetworkSummary.MismatchException e) {
      throw new IOException(run.result() + " has a network that does not fit its data", e);
    }
    if (layout.size() != parameters.length) {
      throw new IOException(
          "%s has %s parameters, but the network of %s has %s"
              .formatted(run.model(), parameters.length, run.result(), layout.size()));
    }
    List<SavedLayer> layers = new ArrayList<>();
    for (int i = 0; i < architecture.size(); i++) {
      layers.add(
          new SavedLayer(
              architecture.get(i).type(),
              layout.layers().get(i).stream()
                  .map(weight -> new SavedWeight(weight.shape(), weight.toKeras(parameters)))
                  .toList()));
    }
    ObjectNode model = KerasModelJson.write(architecture, input);
    AtomicFile.write(file, written -> KerasArchive.write(written, model, layers));
  }

  /** That which was trained, whatever the experiment's file says now. */
  private static Architecture architecture(RunResult result) throws IOException {
    ObjectNode trained = result.provenance().identity().experiment().deepCopy();
    // Of all that is in an experiment nothing else says what the network is.
    trained.retain("architecture");
    trained.put("epochs", 1).putObject("dataset").put("path", "data");
    try {
      return ExperimentJson.read(trained).architecture();
    } catch (DescriptorException e) {
      throw new IOException(
          result.experiment() + " was trained by another version of the plugin; train it again", e);
    }
  }
}
