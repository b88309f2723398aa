package io.github.experimentmaven.export.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mlflow.api.proto.Service;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/**
 * A tracking server that reads requests as MLflow does: by the messages of MLflow's own Java
 * client, which refuse what they do not know. As uvicorn, which MLflow runs on, it speaks no
 * HTTP/2.
 */
final class TrackingServer implements AutoCloseable {

  private static final Map<String, Supplier<Message.Builder>> METHODS =
      Map.of(
          "experiments/create", Service.CreateExperiment::newBuilder,
          "runs/search", Service.SearchRuns::newBuilder,
          "runs/create", Service.CreateRun::newBuilder,
          "runs/log-batch", Service.LogBatch::newBuilder,
          "runs/update", Service.UpdateRun::newBuilder);

  private static final String BASE = "/api/2.0/mlflow/";

  private final HttpServer http;
  private final List<Message> requests = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private int runs;

  /** What is known already: the answer to a search for runs. */
  String found = "{}";

  /** The answer to a question for an experiment. */
  String experiment =
      "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"no experiment\"}";

  int experimentStatus = 404;

  /** If set, what every creation of a run is answered with. */
  int refusal;

  TrackingServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  String uri() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  List<String> paths() {
    return paths;
  }

  List<String> authorizations() {
    return authorizations;
  }

  /** All requests of a kind, in order. */
  <T extends Message> List<T> requests(Class<T> kind) {
    return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().replace(BASE, "");
    paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (exchange.getRequestHeaders().containsKey("Upgrade")) {
        respond(exchange, 400, "Invalid HTTP request received.");
      } else if (method.equals("experiments/get-by-name")) {
        respond(exchange, experimentStatus, experiment);
      } else if (refusal != 0 && method.equals("runs/create")) {
        respond(exchange, refusal, "\nno quota left\nask somebody\n");
      } else {
        Message.Builder message = METHODS.get(method).get();
        JsonFormat.parser().merge(body, message);
        requests.add(message.build());
        respond(exchange, 200, answer(method));
      }
    } catch (IOException | RuntimeException e) {
      respond(exchange, 400, e + " in " + method + " " + body);
    }
  }

  private String answer(String method) {
    return switch (method) {
      case "experiments/create" -> "{\"experiment_id\": \"17\"}";
      case "runs/search" -> found;
      case "runs/create" -> "{\"run\": {\"info\": {\"run_id\": \"run-" + ++runs + "\"}}}";
      default -> "{}";
    };
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
