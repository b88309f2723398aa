package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.Sha256;
import java.util.List;

/**
 * How far a training has come that was paused between two of its epochs, and may go on: {@code
 * paused.json} of its folder. It is no result: there is no word of the test set in it.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param key which run of its experiment it is
 * @param fingerprint of the run, which is that of its full training
 * @param epochs those that are done, in order, the same as the first ones of the full training; at
 *     least one
 */
public record PausedRun(
    int formatVersion,
    @JsonProperty("seed") RunKey key,
    String fingerprint,
    List<EpochResult> epochs) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 1;

  public PausedRun {
    epochs = List.copyOf(epochs);
  }

  /**
   * The same training paused after an earlier epoch, or after the same.
   *
   * @param epoch from 1, not after the last one that is done
   */
  public PausedRun after(int epoch) {
    return new PausedRun(formatVersion, key, fingerprint, epochs.subList(0, epoch));
  }

  /**
   * What a cache has it under, which is the fingerprint of no run.
   *
   * @param fingerprint of the run
   * @param epoch after which it is paused
   * @return 64 lower-case hexadecimal digits
   */
  public static String cacheKey(String fingerprint, int epoch) {
    return Sha256.of("paused " + FORMAT_VERSION + " after " + epoch + " of " + fingerprint);
  }
}
