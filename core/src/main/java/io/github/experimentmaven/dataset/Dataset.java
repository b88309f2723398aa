package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Vocabulary;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A verified data set: samples to train on and others to test with, what is shown of each, and what
 * is to be told of it.
 *
 * @param name for people
 * @param description one sentence for people, or empty
 * @param files where the data is
 * @param features what a network is shown
 * @param targets what it is asked for
 * @param counts how many samples each part has that is there, at least 1: of {@link Part#TRAIN} and
 *     {@link Part#TEST}, and of {@link Part#VALIDATION} if there is one
 * @param licence under which it may be used, or empty
 * @param origin who made it, or empty
 */
public record Dataset(
    String name,
    String description,
    DatasetFiles files,
    Features features,
    Targets targets,
    Map<Part, Integer> counts,
    String licence,
    String origin) {

  public Dataset {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** The shape of one sample. */
  public Shape shape() {
    return features.shape();
  }

  /**
   * How many samples a part has.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public int count(Part part) {
    Integer count = counts.get(part);
    if (count == null) {
      throw new IllegalArgumentException(name + " has no part " + part.key());
    }
    return count;
  }

  /** Whether it has samples to validate with. */
  public boolean hasValidation() {
    return counts.containsKey(Part.VALIDATION);
  }

  /** Whether it says how much each training sample counts. */
  public boolean hasWeights() {
    return files.byPart().containsKey(DatasetManifest.WEIGHTS);
  }

  /** How many samples it has in all. */
  public int samples() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Hashes of all that decides what a training makes of it: of the content of each file, and of how
   * numbers were scaled and words numbered, if they were. The same floats may come of other units
   * or words: they give the same weights, but another model, which bears these.
   *
   * @return SHA-256 by what it is of: {@code train_features}, {@code scaling}, {@code vocabulary}
   */
  public Map<String, String> contentHashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    files.byPart().forEach((part, file) -> hashes.put(part, file.contentSha256()));
    if (features instanceof Features.Rows rows) {
      if (rows.hasScaling()) {
        hashes.put("scaling", scaling(rows));
      }
      if (!rows.vocabularies().isEmpty()) {
        hashes.put("vocabulary", vocabulary(rows));
      }
    }
    return Collections.unmodifiableMap(hashes);
  }

  /** No word has a line end in it, as it would be split there, or is one alone. */
  private static String vocabulary(Features.Rows rows) {
    StringBuilder text = new StringBuilder();
    for (Vocabulary each : rows.vocabularies()) {
      text.append(each.column()).append('\n').append(each.words().size()).append('\n');
      each.words().forEach(word -> text.append(word).append('\n'));
    }
    return Sha256.of(text.toString());
  }

  private static String scaling(Features.Rows rows) {
    StringBuilder text = new StringBuilder();
    for (Column column : rows.columns()) {
      text.append(Double.toHexString(column.shift()))
          .append(' ')
          .append(Double.toHexString(column.scale()))
          .append('\n');
    }
    return Sha256.of(text.toString());
  }
}
