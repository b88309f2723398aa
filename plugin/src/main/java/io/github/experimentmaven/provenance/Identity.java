package io.github.experimentmaven.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides the bits of an experiment's results but the seed. No times, paths or host
 * names: two machines that would compute the same have the same identity.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the canonical form of the experiment without what has no influence on training:
 *     its seeds, description, contracts and gates
 * @param dataset the data
 * @param numerics what the numbers are computed with
 * @param arithmeticRevision {@link Arithmetic#REVISION} of the trainer; neither the plugin's
 *     version nor its code beside has an influence on a result
 * @param libraries every other artifact on the trainer's class path, in its order
 */
public record Identity(
    int formatVersion,
    JsonNode experiment,
    DatasetIdentity dataset,
    NumericsIdentity numerics,
    int arithmeticRevision,
    List<Library> libraries) {

  /**
   * Raised when a field is added, removed or changes its meaning. It is part of every fingerprint,
   * so that results of other versions are never taken for those of this one.
   */
  public static final int FORMAT_VERSION = 2;

  public Identity {
    libraries = List.copyOf(libraries);
  }

  /**
   * The data of an experiment.
   *
   * @param name the data set's name
   * @param trainImages images to train on
   * @param trainLabels their labels
   * @param testImages images to test with
   * @param testLabels their labels
   */
  public record DatasetIdentity(
      String name,
      FileIdentity trainImages,
      FileIdentity trainLabels,
      FileIdentity testImages,
      FileIdentity testLabels) {}

  /**
   * A file of a data set.
   *
   * @param file its name
   * @param sha256 of the file as it is stored
   * @param contentSha256 of the file unpacked
   */
  public record FileIdentity(String file, String sha256, String contentSha256) {}

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
      variables = java.util.Collections.unmodifiableMap(new TreeMap<>(variables));
      properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
    }
  }

  /**
   * An artifact on the trainer's class path.
   *
   * @param artifact {@code groupId:artifactId:version} or {@code
   *     groupId:artifactId:version:classifier}
   * @param sha256 of its file
   */
  public record Library(String artifact, String sha256) {}

  /**
   * The fingerprint of one run: SHA-256 over this identity and the seed. Runs of the same
   * fingerprint give the same bits.
   *
   * @param seed of the run
   */
  public String fingerprint(long seed) {
    return Sha256.of(RecordJson.line(this) + "\ndefault\n" + seed);
  }
}
