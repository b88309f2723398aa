package io.github.experimentmaven.preparation.download;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that a download goes through.
 *
 * @param host its name
 * @param port its port
 * @param login what it asks for, or null
 */
public record ProxyServer(String host, int port, @Nullable PasswordAuthentication login) {

  /** Says which proxy an address is behind. */
  public interface Choice {

    /** That of an address; empty if it is reached directly. */
    Optional<ProxyServer> of(URI address);
  }

  Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
  }
}
