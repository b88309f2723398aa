package io.github.experimentmaven.export.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server that is broken, wrong or hostile can do. */
@Timeout(60)
class MlflowClientTest {

  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer http;
  private String uri;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.start();
    uri = "http://127.0.0.1:" + http.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    over.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aServerThatStallsBeforeItsHeadersIsGivenUp() {
    serve(exchange -> await());

    expect(() -> post(LITTLE_PATIENCE), "no answer within 1 seconds");
  }

  @Test
  void aServerThatStallsAfterItsHeadersIsGivenUp() {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });

    expect(() -> post(LITTLE_PATIENCE), "no answer within 1 seconds");
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() {
    byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (over.getCount() > 0) {
            exchange.getResponseBody().write(blanks);
          }
        });

    expect(this::post, "the answer is longer than 4194304 bytes");
  }

  @Test
  void credentialsAreNotCarriedToWhereAnAnswerPoints() {
    List<String> elsewhere = new ArrayList<>();
    http.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.add(exchange.getRequestHeaders().getFirst("Authorization"));
          respond(exchange, 200, "{}");
        });
    String other = uri.replace("127.0.0.1", "localhost") + "/elsewhere";
    serve(
        exchange -> {
          exchange.getResponseHeaders().set("Location", other);
          respond(exchange, 307, "");
        });

    expect(
        this::post, "status 307: the server is at " + other + ", and credentials are sent to none");
    expect(
        () -> client(PATIENCE).get("experiments/get-by-name", "experiment_name", "a"),
        "status 307: the server is at " + other);
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void whatIsNoObjectIsNoAnswer() {
    serve(exchange -> respond(exchange, 200, "[1]"));
    expect(this::post, "the answer is no JSON object: [1]");
  }

  @Test
  void anEmptyAnswerIsNoAnswer() {
    serve(exchange -> respond(exchange, 200, ""));
    expect(this::post, "the answer is no JSON object: (no text)");
  }

  @Test
  void aPageIsNoAnswer() {
    serve(exchange -> respond(exchange, 200, "<html>\n</html>"));
    expect(this::post, "the answer is not JSON: <html>");
  }

  @Test
  void neitherTheServerNorAMistakeInItsAddressTellsALogin() {
    assertThat(MlflowServer.of("https://me:secret@mlflow.example.org/", null))
        .hasToString("https://mlflow.example.org");
    for (String mistaken :
        List.of("https://me:secret@mlflow example.org", "ftp://me:secret@mlflow.example.org")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> MlflowServer.of(mistaken, null))
          .withNoCause()
          .withMessageNotContaining("secret");
    }
  }

  private void serve(HttpHandler handler) {
    http.createContext("/api", handler);
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MlflowClient client(Duration patience) {
    return new MlflowClient(MlflowServer.of(uri, "secret"), patience);
  }

  private void post() throws Exception {
    post(PATIENCE);
  }

  private void post(Duration patience) throws Exception {
    client(patience).post("runs/create", JsonNodeFactory.instance.objectNode());
  }

  private static void expect(ThrowingCallable request, String text) {
    assertThatExceptionOfType(MlflowException.class)
        .isThrownBy(request)
        .withMessageContaining(text)
        .withMessageNotContaining("secret");
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
