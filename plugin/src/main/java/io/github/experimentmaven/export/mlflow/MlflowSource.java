package io.github.experimentmaven.export.mlflow;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs came from, as MLflow shows it of every run: its <a
 * href="https://mlflow.org/docs/latest/ml/tracking/tracking-api/#system-tags">system tags</a>.
 *
 * @param commit that the sources are at, or null if unknown
 * @param user who sends the results, or null if unknown
 */
public record MlflowSource(@Nullable String commit, @Nullable String user) {

  /** The same commit, sent by the user that this process runs as. */
  public static MlflowSource of(@Nullable String commit) {
    String user = System.getProperty("user.name");
    // A question mark is the name of a user whom the system does not know, as in some containers.
    return new MlflowSource(commit, "?".equals(user) ? null : user);
  }

  /**
   * The tags by their names.
   *
   * @param file the experiment file
   */
  Map<String, String> tags(String file) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("mlflow.source.name", file);
    tags.put("mlflow.source.type", "LOCAL");
    if (commit != null) {
      tags.put("mlflow.source.git.commit", commit);
    }
    if (user != null && !user.isBlank()) {
      tags.put("mlflow.user", user);
    }
    return tags;
  }
}
