package io.github.experimentmaven.export.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A tracking server, and who asks it.
 *
 * @param uri without user, query and fragment, without a slash at its end
 * @param authorization the header's value, or null for none
 */
public record MlflowServer(URI uri, @Nullable String authorization) {

  /**
   * Reads what MLflow calls a tracking URI.
   *
   * @param trackingUri of http or https, possibly with {@code user:password@}
   * @param token that of {@code MLFLOW_TRACKING_TOKEN}, or null; it wins over a password
   * @throws IllegalArgumentException if it is no such URI; the message does not repeat it, as it
   *     may hold a password
   */
  public static MlflowServer of(String trackingUri, @Nullable String token) {
    try {
      URI uri = new URI(trackingUri.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null) {
        throw new IllegalArgumentException("must be a URI such as https://mlflow.example.org");
      }
      String path = uri.getPath().replaceAll("/+$", "");
      URI plain = new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), path, null, null);
      return new MlflowServer(plain, authorization(uri.getUserInfo(), token));
    } catch (URISyntaxException e) {
      // Without its cause, which repeats the URI.
      throw new IllegalArgumentException("is not a URI: " + e.getReason());
    }
  }

  private static @Nullable String authorization(@Nullable String user, @Nullable String token) {
    if (token != null && !token.isBlank()) {
      return "Bearer " + token.strip();
    }
    return user == null
        ? null
        : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /** What may be shown. */
  @Override
  public String toString() {
    return uri.toString();
  }
}
