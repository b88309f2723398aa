package io.github.experimentmaven.export.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Requests of <a href="https://mlflow.org/docs/latest/rest-api.html">MLflow's REST API</a>. */
final class MlflowClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_ANSWER = 300;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final MlflowServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          // Otherwise every request over plain http asks to be upgraded to HTTP/2, and uvicorn,
          // which
          // MLflow runs on, refuses that or loses the body.
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  MlflowClient(MlflowServer server) {
    this.server = server;
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
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
    if (server.authorization() != null) {
      request.header("Authorization", server.authorization());
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request)
      throws MlflowException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      String why = e.getMessage() == null ? "no connection" : e.getMessage();
      throw new MlflowException(
          shown(request)
              + ": "
              + why
              + "; is this the tracking server that experiment.mlflow.trackingUri should name?",
          e);
    }
  }

  private static JsonNode checked(HttpRequest request, HttpResponse<String> response)
      throws MlflowException {
    if (response.statusCode() != OK) {
      throw new MlflowException(
          shown(request) + ": status " + response.statusCode() + ": " + firstLine(response.body()));
    }
    try {
      return MAPPER.readTree(response.body());
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
