package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What decides the bits of an experiment's results, but for seed and fold. It is a list of what is
 * in: whatever is not named here changes no bit, and is told by the {@link Environment} if at all.
 * The names of the experiment and its data, places, times, and how data is packed are not in it, so
 * that they can change without a training. Those that a file gives to layers are in it, as the
 * model that is trained bears them.
 *
 * @param experiment what is trained, in the language of experiment files: the keys that have an
 *     influence on training, without those that have their default, so that a new key of the
 *     language leaves every identity as it is
 * @param data SHA-256 of the unpacked content of each part of the data set: {@code train_images},
 *     {@code train_labels}, those of {@code val} if there is a validation part, {@code
 *     test_images}, {@code test_labels}, in this order; then that of the {@code scaling} of
 *     numbers, if they are scaled, as the model that is trained bears it. Of an experiment with
 *     folds each is over those of all folds, so that all of its runs have one identity
 * @param numerics what the numbers are computed with
 * @param arithmeticRevision {@link Arithmetic#REVISION} of the trainer; neither the plugin's
 *     version nor its code beside has an influence on a result
 * @param libraries {@link Libraries#calculating()}, as {@code groupId:artifactId:version}, and
 *     {@code :classifier} where there is one. Not their hashes: a released version never changes,
 *     and so an identity is known without a look at a single jar
 */
public record Identity(
    JsonNode experiment,
    Map<String, String> data,
    NumericsIdentity numerics,
    int arithmeticRevision,
    List<String> libraries) {

  /**
   * Raised when a field is added, removed or changes its meaning. It is part of every fingerprint,
   * so that results of other versions are never taken for those of this one. What is raised here
   * needs a reader of the identities that have been accepted before.
   */
  static final int FORMAT_VERSION = 3;

  private static final String TRAINING = "train_";
  private static final String VALIDATION = "val_";
  private static final String TEST = "test_";

  public Identity {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    libraries = List.copyOf(libraries);
  }

  /**
   * What numbers are computed with.
   *
   * @param nativeClassifier of ND4J's native libraries: {@code linux-x86_64-onednn-avx2}
   * @param variables the environment variables that choose kernels and the number of threads, as
   *     the trainer sees them
   * @param properties system properties the user gives to the trainer's JVM
   * @param processor its model and instruction sets where the variables leave it to the libraries
   *     to choose kernels by it; null where they do not
   */
  public record NumericsIdentity(
      String nativeClassifier,
      Map<String, String> variables,
      Map<String, String> properties,
      @Nullable String processor) {

    public NumericsIdentity {
      variables = Collections.unmodifiableMap(new TreeMap<>(variables));
      properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
  }

  /** Whether a time limit may end the training, after which epoch the machine decides. */
  public boolean limitsTime() {
    return experiment.has("time_limit");
  }

  /** The parts of the data that are trained on. */
  public Map<String, String> trainingData() {
    return parts(TRAINING);
  }

  /** The parts of the data that are tested with. */
  public Map<String, String> testData() {
    return parts(TEST);
  }

  /** A part of the data for people: {@code training images} of {@code train_images}. */
  public static String words(String part) {
    return part.replaceFirst("^" + TRAINING, "training_")
        .replaceFirst("^" + VALIDATION, "validation_")
        .replace('_', ' ');
  }

  /**
   * The fingerprint of one run: SHA-256 over this identity and which run it is. Runs of the same
   * fingerprint give the same bits. It is the same whatever JDK computes it.
   *
   * @param run which of those that have this identity
   */
  public String fingerprint(RunKey run) {
    String fold = run.fold() == null ? "" : "\n" + run.fold();
    return Sha256.of(FORMAT_VERSION + "\n" + RecordJson.line(this) + "\n" + run.seed() + fold);
  }

  private Map<String, String> parts(String prefix) {
    return data.entrySet().stream()
        .filter(part -> part.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }
}
