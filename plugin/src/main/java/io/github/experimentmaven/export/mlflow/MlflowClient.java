package io.github.experimentmaven.export.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests of <a href="https://mlflow.org/docs/latest/rest-api.html">MLflow's REST API</a>.
 *
 * <p>Redirects are not followed: they would carry the token to whatever host they name.
 */
final class MlflowClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int REDIRECTS = 300;
  private static final int CLIENT_ERRORS = 400;
  private static final int LONGEST_ANSWER = 300;

  /** Far more than MLflow answers to any of these requests. */
  private static final int LONGEST_BODY = 1 << 22;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final MlflowServer server;
  private final Duration timeout;
  private final HttpClient http =
      HttpClient.newBuilder()
          // Otherwise every request over plain http asks to be upgraded to HTTP/2, and uvicorn,
          // which MLflow runs on, refuses that or loses the body.
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  MlflowClient(MlflowServer server) {
    this(server, TIMEOUT);
  }

  /**
   * A client of its own patience.
   *
   * @param timeout within which a whole answer must be there, from its first byte to its last
   */
  MlflowClient(MlflowServer server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /**
   * Asks for something by one parameter.
   *
   * @return nothing if there is no such thing
   */
  Optional<JsonNode> get(String method, String parameter, String value)
      throws MlflowException, InterruptedException {
    URI uri =
        URI.create(
            uri(method) + "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    HttpRequest request = request(uri).GET().build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() == NOT_FOUND && response.body().contains("RESOURCE_DOES_NOT_EXIST")) {
      return Optional.empty();
    }
    return Optional.of(checked(request, response));
  }

  /** Has something done. */
  JsonNode post(String method, JsonNode body) throws MlflowException, InterruptedException {
    HttpRequest request =
        request(uri(method))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return checked(request, send(request));
  }

  private URI uri(String method) {
    return URI.create(server.uri() + "/api/2.0/mlflow/" + method);
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (server.authorization() != null) {
      request.header("Authorization", server.authorization());
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request)
      throws MlflowException, InterruptedException {
    // The time limit of a request is over once its headers are there; the body may stall as well.
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, response -> new LimitedBody(LONGEST_BODY));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failed(request, "no answer within " + timeout.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw failed(
          request, cause.getMessage() == null ? "no connection" : cause.getMessage(), cause);
    } finally {
      answer.cancel(true);
    }
  }

  private static MlflowException failed(HttpRequest request, String why, Throwable cause) {
    return new MlflowException(shown(request) + ": " + why + MlflowException.OTHER_SERVER, cause);
  }

  private static JsonNode checked(HttpRequest request, HttpResponse<String> response)
      throws MlflowException {
    int status = response.statusCode();
    if (status >= REDIRECTS && status < CLIENT_ERRORS) {
      throw new MlflowException(
          shown(request)
              + ": status "
              + status
              + ": the server is at "
              + firstLine(response.headers().firstValue("Location").orElse("another address"))
              + ", and credentials are sent to none but the one that was told;"
              + " name it in experiment.mlflow.trackingUri");
    }
    if (status != OK) {
      throw new MlflowException(
          shown(request) + ": status " + status + ": " + firstLine(response.body()));
    }
    try {
      JsonNode answer = MAPPER.readTree(response.body());
      if (answer.isObject()) {
        return answer;
      }
      throw new MlflowException(
          shown(request) + ": the answer is no JSON object: " + firstLine(response.body()));
    } catch (JsonProcessingException e) {
      throw new MlflowException(
          shown(request) + ": the answer is not JSON: " + firstLine(response.body()), e);
    }
  }

  private static String shown(HttpRequest request) {
    return request.method() + " " + request.uri();
  }

  private static String firstLine(String body) {
    String line = body.strip().lines().findFirst().orElse("(no text)");
    return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) + "..." : line;
  }
}
