package io.github.experimentmaven.report.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Serves a folder as Jenkins serves the HTML that builds publish. */
final class PolicyServer implements AutoCloseable {

  /** Jenkins' default: neither scripts nor anything from elsewhere, nothing inline. */
  static final String POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html; charset=utf-8", "css", "text/css", "png", "image/png");

  private final HttpServer server;

  PolicyServer(Path folder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
          String name = file.getFileName().toString();
          String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
          boolean found = type != null && Files.isRegularFile(file);
          byte[] content = found ? Files.readAllBytes(file) : new byte[0];
          exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
          exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
          exchange.getResponseHeaders().add("Content-Type", found ? type : "text/plain");
          exchange.sendResponseHeaders(found ? 200 : 404, found ? content.length : -1);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    // Browsers ask for it by themselves.
    server.createContext(
        "/favicon.ico",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  URI address(String file) {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/"
            + file);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
