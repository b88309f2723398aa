package io.github.experimentmaven.module;

import io.github.experimentmaven.dataset.InitialWeights;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.SavedWeights;
import io.github.experimentmaven.experiment.WeightLayout;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.keras.KerasException;
import io.github.experimentmaven.keras.KerasWeights;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Weights that Keras has saved, written as trainers take them: all of a network's in one row, under
 * the hash of their content.
 */
final class StartingWeights {

  private static final String KEY = "initial_weights";

  private final Path base;
  private final Path folder;
  private final List<Problem> problems;

  /**
   * Reads the weights of a module's experiments.
   *
   * @param problems takes what is wrong with them
   */
  StartingWeights(ExperimentModule module, List<Problem> problems) {
    this.base = module.baseDirectory();
    this.folder = module.outputDirectory().resolve("weights");
    this.problems = problems;
  }

  /**
   * What the networks of an experiment start from.
   *
   * @param network of an architecture that fits the data
   * @return nothing if they are drawn, or if a problem was reported
   */
  Optional<InitialWeights> of(LocatedExperiment located, NetworkSummary network) {
    SavedWeights saved = located.experiment().initialWeights();
    if (saved == null) {
      return Optional.empty();
    }
    String name = saved.file();
    try {
      return Optional.of(written(parameters(base.resolve(name), saved, located, network)));
    } catch (KerasException e) {
      e.findings()
          .forEach(finding -> problems.add(located.problemAt(List.of(KEY), name + ": " + finding)));
    } catch (IOException e) {
      problems.add(
          located.problemAt(
              List.of(KEY), name + " cannot be kept for the training: " + FileFailure.text(e)));
    }
    return Optional.empty();
  }

  private static float[] parameters(
      Path file, SavedWeights saved, LocatedExperiment located, NetworkSummary network)
      throws KerasException {
    Architecture architecture = located.experiment().architecture();
    WeightLayout layout = WeightLayout.of(architecture, network);
    List<String> names = architecture.names();
    List<KerasWeights.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < architecture.size(); i++) {
      String kind = architecture.get(i).type();
      wanted.add(
          new KerasWeights.Wanted(
              kind,
              names.get(i),
              kind + " '" + names.get(i) + "'",
              layout.layers().get(i).stream()
                  .map(weight -> new KerasWeights.Shaped(weight.name(), weight.shape()))
                  .toList(),
              saved.isTakenBy(names.get(i))));
    }
    List<List<float[]>> read = KerasWeights.read(file, wanted);
    float[] parameters = layout.parameters();
    for (int i = 0; i < read.size(); i++) {
      List<WeightLayout.Weight> weights = layout.layers().get(i);
      for (int j = 0; j < weights.size(); j++) {
        WeightLayout.Weight weight = weights.get(j);
        if (wanted.get(i).isTaken()) {
          weight.toTrainer(read.get(i).get(j), parameters);
        } else {
          int end = weight.offset() + weight.size();
          Arrays.fill(parameters, weight.offset(), end, InitialWeights.DRAWN);
        }
      }
    }
    return parameters;
  }

  private InitialWeights written(float[] parameters) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(parameters.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(parameters);
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes.array());
    String sha256 = HexFormat.of().formatHex(digest.digest());
    Path file = folder.resolve(sha256 + ".bin");
    if (!Files.exists(file) || Files.size(file) != bytes.capacity()) {
      AtomicFile.write(file, written -> Files.write(written, bytes.array()));
    }
    return new InitialWeights(file, sha256);
  }
}
