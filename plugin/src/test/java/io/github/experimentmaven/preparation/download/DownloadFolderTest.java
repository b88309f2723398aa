package io.github.experimentmaven.preparation.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadFolderTest {

  private static final byte[] CONTENT = "the content".getBytes(UTF_8);
  private static final String SHA_256 = Sha256.of(CONTENT);
  private static final ProxyServer.Choice NO_PROXY = address -> Optional.empty();

  @TempDir Path temporary;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService threads;
  private Path cache;

  @BeforeEach
  void startServer() throws IOException {
    cache = temporary.resolve("cache");
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Authorization"));
    try (exchange) {
      switch (path) {
        case "/data.npz" -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
        }
        case "/streamed" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(CONTENT);
        }
        case "/moved" -> redirect(exchange, "/data.npz");
        case "/round" -> redirect(exchange, "round");
        case "/local" -> redirect(exchange, "file:///etc/passwd");
        case "/short" -> {
          exchange.sendResponseHeaders(200, CONTENT.length + 5);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
        }
        case "/stalled" -> {
          exchange.sendResponseHeaders(200, CONTENT.length + 5);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          await();
        }
        case "/login" -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"data\"");
          exchange.sendResponseHeaders(401, -1);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  @Test
  void whatWasDownloadedOnceIsThereForAllBuilds() throws Exception {
    Path file = downloads(false).file(at("/data.npz"), SHA_256);

    assertThat(file)
        .isEqualTo(cache.resolve(SHA_256).resolve("data.npz"))
        .hasBinaryContent(CONTENT);
    assertThat(downloads(false).file(at("/data.npz"), SHA_256)).isEqualTo(file);
    assertThat(downloads(true).file(at("/data.npz"), SHA_256)).isEqualTo(file);
    assertThat(requests).hasSize(1);
  }

  @Test
  void itsLengthNeedNotBeSaid() throws Exception {
    assertThat(downloads(false).file(at("/streamed"), SHA_256)).hasBinaryContent(CONTENT);
  }

  @Test
  void redirectionsAreFollowed() throws Exception {
    assertThat(downloads(false).file(at("/moved"), SHA_256)).hasBinaryContent(CONTENT);
    assertThat(requests).containsExactly("/moved null", "/data.npz null");
  }

  @Test
  void redirectionsLeadToNoFileAndToNothingLessSecret() throws Exception {
    assertProblem("/local", "it is redirected to file:///etc/passwd, which is not followed");
    assertProblem("/round", "it is redirected more than 10 times");
    URI secret = URI.create("https://example.org/data/a.zip");
    assertThat(HttpSource.redirected(secret, "b.zip"))
        .isEqualTo(URI.create("https://example.org/data/b.zip"));
    assertThat(HttpSource.redirected(secret, "https://example.com/c.zip"))
        .isEqualTo(URI.create("https://example.com/c.zip"));
    assertThatIOException()
        .isThrownBy(() -> HttpSource.redirected(secret, "http://example.org/data/a.zip"))
        .withMessage("it is redirected to http://example.org/data/a.zip, which is not followed");
  }

  @Test
  void anotherContentIsNotKept() throws Exception {
    String other = "0".repeat(64);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads(false).file(at("/data.npz"), other))
        .withMessage(
            "%s is not what it was, or its hash is mistyped:\n  its SHA-256 is %s,\n  expected %s",
            at("/data.npz"), SHA_256, other);
    assertNothingIsKept();
  }

  @Test
  void offlineItSaysWhatIsMissing() throws Exception {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads(true).file(at("/data.npz"), SHA_256))
        .withMessage(
            "%s has not been downloaded yet, and Maven is offline:\n"
                + "  run once without -o, or download it by other means and give its path",
            at("/data.npz"));
    assertThat(requests).isEmpty();
  }

  @Test
  void whatWasDamagedInTheCacheIsDownloadedAgain() throws Exception {
    Path file = downloads(false).file(at("/data.npz"), SHA_256);
    Files.writeString(file, "another");

    assertThat(downloads(false).file(at("/data.npz"), SHA_256)).hasBinaryContent(CONTENT);
    assertThat(requests).hasSize(2);
  }

  @Test
  void whatIsNotToBeHadSaysWhy() throws Exception {
    assertProblem("/none", "127.0.0.1 answers with status 404");
    assertProblem("/stalled", "nothing has come for too long");
    server.stop(0);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads(false).file(at("/data.npz"), SHA_256))
        .withMessageStartingWith(at("/data.npz") + " cannot be downloaded: ");
    assertNothingIsKept();
  }

  @Test
  void whatIsCutOffIsNotKept() throws Exception {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads(false).file(at("/short"), SHA_256))
        .withMessageStartingWith(at("/short") + " ");
    assertNothingIsKept();
  }

  @Test
  void moreThanTheMostIsNotDownloaded() throws Exception {
    for (String path : List.of("/data.npz", "/streamed")) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(
              () -> new DownloadFolder(cache, false, source(NO_PROXY), 10).file(at(path), SHA_256))
          .withMessage("%s has more than 10 bytes, which is the most that is downloaded", at(path));
    }
    assertNothingIsKept();
  }

  @Test
  void addressesOfOtherKindsAreNoAddresses() {
    for (String address : List.of("ftp://example.org/a", "jar:file:/a!/b", "http:a")) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> downloads(false).file(address, SHA_256))
          .withMessage(
              "'%s' is no address that is downloaded from; expected http, https or file", address);
    }
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads(false).file("https://me:secret@example.org/a", SHA_256))
        .withMessage(
            "the address on example.org has a login in it, which would be in every record;"
                + " download it by other means and give its path");
  }

  @Test
  void aFileOfThisMachineIsCopied() throws Exception {
    Path own = Files.write(temporary.resolve("own.npz"), CONTENT);

    assertThat(downloads(true).file(own.toUri().toString(), SHA_256)).hasBinaryContent(CONTENT);
  }

  @Test
  void aProxyIsAskedWhereThereIsOne() throws Exception {
    ProxyServer.Choice proxy =
        address -> Optional.of(new ProxyServer("127.0.0.1", server.getAddress().getPort(), null));

    Path file =
        new DownloadFolder(cache, false, source(proxy), 1000)
            .file("http://nowhere.invalid/data.npz", SHA_256);

    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(requests).containsExactly("http://nowhere.invalid/data.npz null");
  }

  @Test
  void aServerIsToldNoLogin() throws Exception {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected java.net.PasswordAuthentication getPasswordAuthentication() {
            return new java.net.PasswordAuthentication("me", "secret".toCharArray());
          }
        });
    try {
      assertProblem("/login", "127.0.0.1 answers with status 401");
    } finally {
      Authenticator.setDefault(null);
    }
    assertThat(requests).allMatch(request -> request.equals("/login null"));
  }

  private DownloadFolder downloads(boolean isOffline) {
    return new DownloadFolder(cache, isOffline, source(NO_PROXY), 1000);
  }

  private static HttpSource source(ProxyServer.Choice proxies) {
    return new HttpSource(proxies, Duration.ofSeconds(1));
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void assertProblem(String path, String reason) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> downloads(false).file(at(path), SHA_256))
        .withMessage(
            "%s cannot be downloaded: %s\n"
                + "  check the address, or download it by other means and give its path",
            at(path), reason);
  }

  private void assertNothingIsKept() throws IOException {
    try (Stream<Path> content = Files.list(cache)) {
      assertThat(content.map(file -> file.getFileName().toString())).containsExactly(".lock");
    }
  }
}
