package io.github.experimentmaven.preparation.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens addresses of {@code http}, {@code https} and {@code file}. No credentials are sent but
 * those of a proxy to the proxy. A redirection may lead to another host, but not from {@code https}
 * to {@code http}, nor to a file.
 */
final class HttpSource {

  private static final int MOST_REDIRECTIONS = 10;
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);

  private final ProxyServer.Choice proxies;
  private final Duration patience;

  /**
   * @param patience how long may nothing happen, while connecting or between two bytes
   */
  HttpSource(ProxyServer.Choice proxies, Duration patience) {
    this.proxies = proxies;
    this.patience = patience;
  }

  /**
   * What is read.
   *
   * @param length in bytes, or -1 if nobody says it
   */
  record Content(InputStream stream, long length) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  Content open(URI address) throws IOException {
    if (isFile(address)) {
      Path file = path(address);
      return new Content(Files.newInputStream(file), Files.size(file));
    }
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
      HttpURLConnection connection = connect(at);
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        return new Content(connection.getInputStream(), connection.getContentLengthLong());
      }
      String location = connection.getHeaderField("Location");
      connection.disconnect();
      if (!REDIRECTIONS.contains(status) || location == null) {
        throw new IOException("%s answers with status %s".formatted(at.getHost(), status));
      }
      at = redirected(at, location);
    }
    throw new IOException("it is redirected more than %s times".formatted(MOST_REDIRECTIONS));
  }

  private static boolean isFile(URI address) {
    return "file".equalsIgnoreCase(address.getScheme());
  }

  private static Path path(URI address) throws IOException {
    try {
      return Path.of(address);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no address of a file: " + e.getMessage(), e);
    }
  }

  private HttpURLConnection connect(URI address) throws IOException {
    Optional<ProxyServer> proxy = proxies.of(address);
    URL url = address.toURL();
    HttpURLConnection connection =
        (HttpURLConnection)
            url.openConnection(proxy.map(ProxyServer::proxy).orElse(Proxy.NO_PROXY));
    int milliseconds = (int) patience.toMillis();
    connection.setConnectTimeout(milliseconds);
    connection.setReadTimeout(milliseconds);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setAuthenticator(new ProxyLogin(proxy.map(ProxyServer::login).orElse(null)));
    return connection;
  }

  static URI redirected(URI from, String location) throws IOException {
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new IOException("it is redirected to what is no address: " + location, e);
    }
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean isHttps = scheme.equals("https");
    boolean wasHttps = "https".equalsIgnoreCase(from.getScheme());
    if (to.getHost() == null || !(isHttps || (scheme.equals("http") && !wasHttps))) {
      throw new IOException("it is redirected to " + to + ", which is not followed");
    }
    return to;
  }

  /** Answers proxies and nobody else. */
  private static final class ProxyLogin extends Authenticator {

    private final @Nullable PasswordAuthentication login;

    ProxyLogin(@Nullable PasswordAuthentication login) {
      this.login = login;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY ? login : null;
    }
  }
}
